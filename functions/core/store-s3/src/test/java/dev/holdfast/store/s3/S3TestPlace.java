package dev.holdfast.store.s3;

import dev.holdfast.contracts.TestPlace;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Two prefixes in two buckets of MinIO, and another program that writes with the SDK itself. */
final class S3TestPlace implements TestPlace {
    private final String prefix = "contract/" + UUID.randomUUID();
    private final S3ObjectStore store = S3Lab.store(S3Lab.LOCKING, prefix);
    private final S3ObjectStore unlocked = S3Lab.store(S3Lab.LOCKABLE, prefix);
    private final S3Client other = otherProgram();

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore unlockedStore() {
        return unlocked;
    }

    @Override
    public void overwrite(ObjectKey key, byte[] bytes) {
        plant(key.value(), bytes);
    }

    @Override
    public void hide(ObjectKey key) {
        other.deleteObject(request -> request.bucket(S3Lab.LOCKING).key(prefix + "/" + key));
    }

    @Override
    public void plant(String name, byte[] bytes) {
        other.putObject(
                request -> request.bucket(S3Lab.LOCKING).key(prefix + "/" + name), RequestBody.fromBytes(bytes));
    }

    @Override
    public void waitUntil(Instant instant) throws InterruptedException {
        // The server runs on this machine, with its clock.
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), instant).toMillis()));
    }

    @Override
    public void close() {
        store.close();
        unlocked.close();
        other.close();
    }

    private static S3Client otherProgram() {
        MinioCredentials root = S3Lab.server().root();
        return S3Client.builder()
                .endpointOverride(S3Lab.server().endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey())))
                .build();
    }
}
