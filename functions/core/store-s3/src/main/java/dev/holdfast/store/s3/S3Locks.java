package dev.holdfast.store.s3;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Object Lock of single versions. COMPLIANCE alone is enforced; GOVERNANCE can be bypassed; no answer is no lock to rely on. */
final class S3Locks {
    private final S3Client client;
    private final S3Place place;
    private final S3Failure failure;

    S3Locks(S3Client client, S3Place place, S3Failure failure) {
        this.client = client;
        this.place = place;
        this.failure = failure;
    }

    /**
     * What a HEAD says of the lock. One that says nothing may come from a version without a lock, or go to an identity that may not
     * ask: then the retention is asked for by itself, whose answer tells the two apart.
     */
    Lock of(ObjectKey key, HeadObjectResponse head, VersionId version) {
        return head.objectLockMode() == null
                ? read(key, version)
                : stated(head.objectLockModeAsString(), head.objectLockRetainUntilDate());
    }

    Lock extend(ObjectKey key, VersionId version, Instant until) {
        Instant whole = until.equals(until.truncatedTo(ChronoUnit.SECONDS))
                ? until
                : until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        ObjectLockRetention retention = ObjectLockRetention.builder()
                .mode(ObjectLockRetentionMode.COMPLIANCE)
                .retainUntilDate(whole)
                .build();
        try {
            client.putObjectRetention(request -> request.bucket(place.bucket())
                    .key(place.before() + key)
                    .versionId(version.value())
                    .retention(retention));
        } catch (SdkException e) {
            throw failure.of(S3Request.EXTEND_LOCK, key, e);
        }
        return read(key, version);
    }

    private Lock read(ObjectKey key, VersionId version) {
        try {
            ObjectLockRetention retention = client.getObjectRetention(request -> request.bucket(place.bucket())
                            .key(place.before() + key)
                            .versionId(version.value()))
                    .retention();
            return retention == null
                    ? new Lock.Unknown("the server's answer holds no retention")
                    : stated(retention.modeAsString(), retention.retainUntilDate());
        } catch (S3Exception e) {
            return unread(key, e);
        } catch (SdkException e) {
            throw failure.of(S3Request.STAT, key, e);
        }
    }

    private Lock unread(ObjectKey key, S3Exception e) {
        String code = S3Failure.codeOf(e);
        boolean saysNone = code.equals("NoSuchObjectLockConfiguration")
                || code.equals("ObjectLockConfigurationNotFoundError")
                // AWS's and MinIO's word for a bucket that was made without Object Lock.
                || (code.equals("InvalidRequest")
                        && String.valueOf(e.getMessage()).matches("(?s).*Object ?Lock.*"));
        if (saysNone) {
            return Lock.none();
        }
        return switch (e.statusCode()) {
            case 403 -> new Lock.Unknown("this identity may not read retentions");
            case 400, 405, 501 -> new Lock.Unknown("the server does not tell retentions (" + code + ")");
            default -> throw failure.of(S3Request.STAT, key, e);
        };
    }

    private static Lock stated(@Nullable String mode, @Nullable Instant until) {
        if (until == null) {
            return new Lock.Unknown("the server states a lock without its end");
        }
        return switch (String.valueOf(mode)) {
            case "COMPLIANCE" -> Lock.enforced(until);
            case "GOVERNANCE" -> new Lock.Bypassable(until, "GOVERNANCE");
            default -> new Lock.Unknown("the server states a lock of the mode " + mode);
        };
    }
}
