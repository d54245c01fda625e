package dev.holdfast.terraform;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** What somebody with credentials of a bucket may want to do. Files are locked by the bucket for {@link Lock#DAYS} days. */
enum Deed {
    CREATE((s3, bucket, on) -> s3.putObject(
            request -> request.bucket(bucket).key(on.key() + "-new").ifNoneMatch("*"), RequestBody.fromString("x"))),
    READ((s3, bucket, on) ->
            s3.getObjectAsBytes(request -> request.bucket(bucket).key(on.key()).versionId(on.id()))),
    SEE_THE_LOCK((s3, bucket, on) -> s3.getObjectRetention(
            request -> request.bucket(bucket).key(on.key()).versionId(on.id()))),
    LIST((s3, bucket, on) -> s3.listObjectsV2(request -> request.bucket(bucket).prefix(on.key()))),
    LIST_VERSIONS((s3, bucket, on) ->
            s3.listObjectVersions(request -> request.bucket(bucket).prefix(on.key()))),
    SEE_THE_RULES((s3, bucket, on) -> {
        s3.getObjectLockConfiguration(request -> request.bucket(bucket));
        s3.getBucketVersioning(request -> request.bucket(bucket));
    }),
    LENGTHEN((s3, bucket, on) -> retain(s3, bucket, on, ObjectLockRetentionMode.COMPLIANCE, Lock.and(6))),
    DELETE_WHAT_HAS_LAPSED((s3, bucket, on) -> delete(s3, bucket, on)),

    DELETE_WHAT_IS_LOCKED((s3, bucket, on) -> delete(s3, bucket, on)),
    DELETE_BY_BYPASS((s3, bucket, on) -> s3.deleteObject(
            request -> request.bucket(bucket).key(on.key()).versionId(on.id()).bypassGovernanceRetention(true))),
    HIDE((s3, bucket, on) -> s3.deleteObject(request -> request.bucket(bucket).key(on.key()))),
    SHORTEN((s3, bucket, on) -> retain(s3, bucket, on, ObjectLockRetentionMode.COMPLIANCE, Duration.ofDays(2))),
    LENGTHEN_FOR_A_CENTURY(
            (s3, bucket, on) -> retain(s3, bucket, on, ObjectLockRetentionMode.COMPLIANCE, Duration.ofDays(36_000))),
    SOFTEN((s3, bucket, on) -> retain(s3, bucket, on, ObjectLockRetentionMode.GOVERNANCE, Lock.and(6))),
    HOLD_FOR_EVER((s3, bucket, on) -> s3.putObjectLegalHold(request -> request.bucket(bucket)
            .key(on.key())
            .versionId(on.id())
            .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.ON)))),
    CREATE_WITH_A_LOCK_OF_ONES_OWN((s3, bucket, on) -> s3.putObject(
            request -> request.bucket(bucket)
                    .key(on.key() + "-new")
                    .objectLockMode(ObjectLockMode.GOVERNANCE)
                    .objectLockRetainUntilDate(in(Duration.ofDays(1))),
            RequestBody.fromString("x"))),
    CHANGE_THE_DEFAULT_LOCK((s3, bucket, on) -> s3.putObjectLockConfiguration(request -> request.bucket(bucket)
            .objectLockConfiguration(configuration -> configuration.objectLockEnabled(ObjectLockEnabled.ENABLED)))),
    STOP_VERSIONING((s3, bucket, on) -> s3.putBucketVersioning(request -> request.bucket(bucket)
            .versioningConfiguration(configuration -> configuration.status(BucketVersioningStatus.SUSPENDED)))),
    EXPIRE_EVERYTHING((s3, bucket, on) -> s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
            .lifecycleConfiguration(configuration -> configuration.rules(LifecycleRule.builder()
                    .id("all")
                    .status(ExpirationStatus.ENABLED)
                    .filter(filter -> filter.prefix(""))
                    .expiration(expiration -> expiration.days(1))
                    .build())))),
    OPEN_TO_THE_WORLD((s3, bucket, on) ->
            s3.putBucketPolicy(request -> request.bucket(bucket).policy("""
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::%s/*"]}
            ]}""".formatted(bucket)))),
    DELETE_THE_BUCKET((s3, bucket, on) -> s3.deleteBucket(request -> request.bucket(bucket)));

    /** Captures nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Doing doing;

    Deed(Doing doing) {
        this.doing = doing;
    }

    /** For how long the bucket locks each file by itself. */
    static final class Lock {
        static final int DAYS = 14;

        private Lock() {}

        private static Duration and(int more) {
            return Duration.ofDays(DAYS + more);
        }
    }

    /** Does it with the credentials of {@code s3} to one version; throws if it is refused. */
    void attempt(S3Client s3, String bucket, Bucket.Version on) {
        doing.attempt(s3, bucket, on);
    }

    /** For people: lower case. */
    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @FunctionalInterface
    private interface Doing {
        void attempt(S3Client s3, String bucket, Bucket.Version on);
    }

    private static void delete(S3Client s3, String bucket, Bucket.Version on) {
        s3.deleteObject(request -> request.bucket(bucket).key(on.key()).versionId(on.id()));
    }

    private static void retain(
            S3Client s3, String bucket, Bucket.Version on, ObjectLockRetentionMode mode, Duration lock) {
        s3.putObjectRetention(request -> request.bucket(bucket)
                .key(on.key())
                .versionId(on.id())
                .retention(retention -> retention.mode(mode).retainUntilDate(in(lock))));
    }

    private static Instant in(Duration lock) {
        return Instant.now().plus(lock).truncatedTo(ChronoUnit.SECONDS);
    }
}
