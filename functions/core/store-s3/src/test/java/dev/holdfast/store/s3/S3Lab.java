package dev.holdfast.store.s3;

import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import dev.holdfast.lab.parts.MissingPartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;

/** One MinIO with a bucket of each kind, for all the tests of this JVM; it ends with it. */
final class S3Lab {
    static final String LOCKING = "locking";
    static final String LOCKABLE = "lockable";
    static final String GOVERNED = "governed";
    static final String PLAIN = "plain";

    private static final class Holder {
        static final Supplier<MinioServer> SERVER = startOnce();
    }

    private S3Lab() {}

    /** The server; where it cannot be had, the test is skipped. */
    static MinioServer server() {
        return Holder.SERVER.get();
    }

    private static Supplier<MinioServer> startOnce() {
        try {
            MinioServer started = start();
            return () -> started;
        } catch (MissingPartException missing) {
            return () -> Assumptions.abort(String.valueOf(missing.getMessage()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MinioServer start() throws IOException, InterruptedException {
        Path program = new MinioBinary(System.getenv(), System.err::println).find();
        Path folder = Files.createDirectories(Path.of("target", "minio")).toAbsolutePath();
        MinioServer server = MinioServer.start(program, Files.createTempDirectory(folder, "run"));
        server.makeBucket(LOCKING, new BucketLock.Compliance(1));
        server.makeBucket(LOCKABLE, new BucketLock.OnDemand());
        server.makeBucket(GOVERNED, new BucketLock.Governance(1));
        server.makeBucket(PLAIN, new BucketLock.Off());
        return server;
    }

    /** A store for the root user, below a prefix of one's own. */
    static S3ObjectStore store(String bucket, String prefix) {
        return store(settings(bucket, prefix, server().root()));
    }

    static S3ObjectStore store(String bucket, String prefix, MinioRole role) {
        return store(settings(bucket, prefix, server().credentials(role, bucket)));
    }

    static S3ObjectStore store(S3Settings settings) {
        return S3ObjectStore.open(settings, Map.of());
    }

    static S3Settings settings(String bucket, String prefix, MinioCredentials who) {
        return new S3Settings(
                new S3Place(bucket, prefix, "us-east-1"),
                S3Endpoint.at(server().endpoint()),
                S3Network.direct(),
                new S3Credentials.Given(who.accessKeyId(), who.secretAccessKey(), who.sessionToken()));
    }
}
