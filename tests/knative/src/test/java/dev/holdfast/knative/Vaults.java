package dev.holdfast.knative;

import dev.holdfast.lab.azure.AzureLab;
import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import dev.holdfast.lab.node.NodeAddresses;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;

/** Two places for copies on this machine, which lock and which pods reach: an S3 server, and Azure's emulator behind the lab's check. */
final class Vaults implements AutoCloseable {
    private static final String NAME = "shop-backups";
    private static final int LOCK_DAYS = 14;

    private final Deque<Runnable> open = new ArrayDeque<>();
    private final Way toBucket;
    private final Way toContainer;
    private final URI container;
    private final Map<String, String> credentials;

    /** Starts them; they end with {@link #close()}. */
    Vaults(NodeAddresses addresses, Path folder) throws Exception {
        Map<String, String> environment = System.getenv();
        Path program = new MinioBinary(environment, System.err::println).find();
        MinioServer minio = MinioServer.start(program, folder.resolve("minio"));
        open.push(minio::close);
        minio.makeBucket(NAME, new BucketLock.Compliance(LOCK_DAYS));
        MinioCredentials writer = minio.credentials(MinioRole.WRITER, NAME);
        toBucket = new Way(addresses, minio.endpoint());
        open.push(toBucket::close);

        AzureLab azure = AzureLab.start(folder.resolve("azure"), environment, new SecureRandom(), System.err::println);
        open.push(azure::close);
        azure.account().defineContainer(NAME, DefaultPolicy.locked(Duration.ofDays(LOCK_DAYS)));
        URI account = azure.account().endpoint();
        toContainer = new Way(addresses, account);
        open.push(toContainer::close);
        container = toContainer.address().resolve(account.getPath());
        String sas = azure.account().sas(Role.WRITER, NAME, Instant.now().plus(Duration.ofDays(1)));
        credentials = Map.of(
                "LAB_S3_ID", writer.accessKeyId(),
                "LAB_S3_SECRET", writer.secretAccessKey(),
                "LAB_S3_TOKEN", Objects.requireNonNullElse(writer.sessionToken(), ""),
                "LAB_AZURE", "BlobEndpoint=" + container + ";SharedAccessSignature=" + sas + ";");
    }

    /** The variables that the locations name. */
    Map<String, String> credentials() {
        return credentials;
    }

    /** The way to the S3 server. */
    Way toBucket() {
        return toBucket;
    }

    /** The way to Azure's emulator. */
    Way toContainer() {
        return toContainer;
    }

    /** A manifest with the addresses of both filled in. */
    String fill(String manifest) {
        return manifest.replace("${s3}", toBucket.address().toString())
                .replace("${azure}", container.toString())
                .replace("${account}", AzureLab.ACCOUNT);
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            open.pop().run();
        }
    }
}
