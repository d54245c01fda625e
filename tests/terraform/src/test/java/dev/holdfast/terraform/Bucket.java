package dev.holdfast.terraform;

import dev.holdfast.lab.minio.MinioCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.ObjectLockRetention;

/**
 * A bucket that locks, seen by its owner, who puts there what others are to be tried on.
 *
 * @param name the bucket
 * @param owner may do everything but what a lock forbids
 */
record Bucket(URI endpoint, String name, S3Client owner) implements AutoCloseable {
    /** One version of a file. */
    record Version(String key, String id) {}

    static S3Client client(URI endpoint, MinioCredentials who) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        who.sessionToken() == null
                                ? AwsBasicCredentials.create(who.accessKeyId(), who.secretAccessKey())
                                : AwsSessionCredentials.create(
                                        who.accessKeyId(), who.secretAccessKey(), who.sessionToken())))
                .build();
    }

    /** A new file, locked by the bucket itself. */
    Version locked(String key) {
        String id = owner.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(key))
                .versionId();
        return new Version(key, id);
    }

    /** A new file whose lock lapses in a moment: an explicit one takes precedence over the bucket's. */
    Version lapsing(String key, Duration lock) {
        Instant until = Instant.now().plus(lock).truncatedTo(ChronoUnit.SECONDS);
        String id = owner.putObject(
                        request -> request.bucket(name)
                                .key(key)
                                .objectLockMode(ObjectLockMode.COMPLIANCE)
                                .objectLockRetainUntilDate(until),
                        RequestBody.fromString(key))
                .versionId();
        return new Version(key, id);
    }

    /** Until when a version is locked, in which mode. */
    ObjectLockRetention lockOf(Version version) {
        return owner.getObjectRetention(
                        request -> request.bucket(name).key(version.key()).versionId(version.id()))
                .retention();
    }

    /** Every version of a file, and every marker. */
    List<Version> versionsOf(String key) {
        var listed = owner.listObjectVersions(request -> request.bucket(name).prefix(key));
        return Stream.concat(
                        listed.versions().stream().map(one -> new Version(one.key(), one.versionId())),
                        listed.deleteMarkers().stream().map(one -> new Version(one.key(), one.versionId())))
                .filter(version -> version.key().equals(key))
                .toList();
    }

    @Override
    public void close() {
        owner.close();
    }
}
