package dev.holdfast.lab.minio;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.lab.process.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A running server on a random port of 127.0.0.1, with its data in a folder. It dies with this process. */
public final class MinioServer implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 3;

    private final ChildProcess process;
    private final URI endpoint;
    private final MinioAdministrator administrator;

    private MinioServer(ChildProcess process, URI endpoint, MinioCredentials root) {
        this.process = process;
        this.endpoint = endpoint;
        this.administrator = new MinioAdministrator(endpoint, root);
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param program from {@link MinioBinary#find}
     * @param folder for its data and its log; made if it is not there, and left there
     */
    public static MinioServer start(Path program, Path folder) throws IOException, InterruptedException {
        IllegalStateException last = new IllegalStateException("MinIO was never started");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return startOnce(program, Files.createDirectories(folder));
            } catch (IllegalStateException e) {
                // Somebody else may have taken the port between our finding it and the server's using it.
                last = e;
            }
        }
        throw last;
    }

    private static MinioServer startOnce(Path program, Path folder) throws IOException, InterruptedException {
        int port = LoopbackPort.free();
        MinioCredentials root = new MinioCredentials("root" + random(6), random(20), null);
        Path data = Files.createDirectories(folder.resolve("data"));
        ChildProcess process = ChildProcess.start(new ChildCommand(
                "minio",
                List.of(program.toString(), "server", "--quiet", "--address", "127.0.0.1:" + port, data.toString()),
                Map.of(
                        "MINIO_ROOT_USER", root.accessKeyId(),
                        "MINIO_ROOT_PASSWORD", root.secretAccessKey(),
                        "MINIO_BROWSER", "off",
                        "MINIO_UPDATE", "off",
                        "HOME", folder.toString()),
                folder,
                folder.resolve("minio.log")));
        URI endpoint = URI.create("http://127.0.0.1:" + port);
        process.awaitReady(Readiness.http(endpoint.resolve("/minio/health/ready")), READY);
        return new MinioServer(process, endpoint, root);
    }

    /** Such as {@code http://127.0.0.1:41234}; buckets are addressed by path, the region is {@code us-east-1}. */
    public URI endpoint() {
        return endpoint;
    }

    /** May do everything but what a lock forbids. */
    public MinioCredentials root() {
        return administrator.root();
    }

    /** Makes an empty bucket. */
    public void makeBucket(String bucket, BucketLock lock) {
        administrator.makeBucket(bucket, lock);
    }

    /** Temporary credentials, good for some hours, that may do at this bucket what the role may do. */
    public MinioCredentials credentials(MinioRole role, String bucket) {
        return administrator.assume(role.name(), role.policy(bucket));
    }

    /**
     * Temporary credentials, good for some hours, that may do what a policy allows.
     *
     * @param name for the server's logs
     * @param policy as JSON, at most 2,048 characters
     */
    public MinioCredentials credentials(String name, String policy) {
        return administrator.assume(name, policy);
    }

    /** For faults: stops it without warning; its data stays. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        administrator.close();
        process.close();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
