package dev.holdfast.benchmarks;

import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A server of its own with one empty bucket that locks all that is written: nothing of an earlier round can be deleted there. */
final class LockedBucket implements AutoCloseable {
    static final String NAME = "bench";

    private final Path folder;
    private final MinioServer server;
    private final MinioCredentials writer;

    private LockedBucket(Path folder, MinioServer server) {
        this.folder = folder;
        this.server = server;
        server.makeBucket(NAME, new BucketLock.Compliance(14));
        this.writer = server.credentials(MinioRole.WRITER, NAME);
    }

    static LockedBucket start(Path program, Path folder) throws IOException, InterruptedException {
        var bucket = new LockedBucket(folder, MinioServer.start(program, folder));
        Folders.settle();
        return bucket;
    }

    /** Adds it to the plan of an installation. */
    void joinPlan(Installation installation) throws IOException {
        installation.writeLocation("bucket", """
                provider: s3
                medium: object-store
                site: there
                lockFor: 14d
                credentialsInCluster: false
                s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
                credentials: {accessKeyIdEnv: S3_ID, secretAccessKeyEnv: S3_SECRET, sessionTokenEnv: S3_TOKEN}
                """.formatted(NAME, server.endpoint()));
        installation.writePlan(List.of("folder", "bucket"));
        installation.with(Map.of(
                "S3_ID", writer.accessKeyId(),
                "S3_SECRET", writer.secretAccessKey(),
                "S3_TOKEN", token()));
    }

    /** How rclone finds it as {@code :s3:}. */
    Map<String, String> forRclone() {
        return Map.of(
                "RCLONE_S3_PROVIDER", "Minio",
                "RCLONE_S3_ENDPOINT", server.endpoint().toString(),
                "RCLONE_S3_REGION", "us-east-1",
                "RCLONE_S3_NO_CHECK_BUCKET", "true",
                "RCLONE_S3_ACCESS_KEY_ID", writer.accessKeyId(),
                "RCLONE_S3_SECRET_ACCESS_KEY", writer.secretAccessKey(),
                "RCLONE_S3_SESSION_TOKEN", token(),
                "RCLONE_CONFIG", folder.resolve("rclone.conf").toString());
    }

    private String token() {
        return Objects.requireNonNullElse(writer.sessionToken(), "");
    }

    /** Bytes that lie in it. */
    long bytes() throws IOException {
        return Folders.bytes(folder.resolve("data").resolve(NAME));
    }

    /** Ends the server and wipes its disk, as no lock can prevent. */
    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(folder);
    }
}
