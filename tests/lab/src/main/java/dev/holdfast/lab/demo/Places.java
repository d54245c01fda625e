package dev.holdfast.lab.demo;

import dev.holdfast.lab.azure.AzureLab;
import dev.holdfast.lab.azure.worm.DefaultPolicy;
import dev.holdfast.lab.azure.worm.Role;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the three places of the demo, each with a default retention of its own, and keeps their servers running. */
final class Places {
    /** How long each place locks what is written into it. */
    private static final int LOCK_DAYS = 14;

    private static final String BUCKET = "company-backups";
    private static final String CONTAINER = "company-backups";

    private final Path folder;
    private final Stack stack;

    Places(Path folder, Stack stack) {
        this.folder = folder;
        this.stack = stack;
    }

    Place folder() throws IOException {
        Path nas = Files.createDirectories(folder.resolve("copies/nas"));
        return new Place(
                "nas", """
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: nas}
                spec:
                  provider: local
                  medium: nas
                  site: demo-cluster
                  lockFor: %dd
                  credentialsInCluster: true
                  local: {path: %s}
                """.formatted(LOCK_DAYS, nas), Map.of(), () -> nas + "/" + Installation.PLAN, List.of());
    }

    Place bucket(Map<String, String> environment, Narrator narrator) throws Exception {
        Path program = new MinioBinary(environment, narrator::progress).find();
        MinioServer minio = stack.add(MinioServer.start(program, folder.resolve("minio")));
        minio.makeBucket(BUCKET, new BucketLock.Compliance(LOCK_DAYS));
        MinioCredentials writer = minio.credentials(MinioRole.WRITER, BUCKET);
        return new Place(
                "s3",
                """
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: s3}
                spec:
                  provider: s3
                  medium: object-store
                  site: demo-vault-1
                  lockFor: %dd
                  credentialsInCluster: false
                  s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
                  credentials: {accessKeyIdEnv: DEMO_S3_ID, secretAccessKeyEnv: DEMO_S3_SECRET, sessionTokenEnv: DEMO_S3_TOKEN}
                """.formatted(LOCK_DAYS, BUCKET, minio.endpoint()),
                Map.of(
                        "DEMO_S3_ID", writer.accessKeyId(),
                        "DEMO_S3_SECRET", writer.secretAccessKey(),
                        "DEMO_S3_TOKEN", Objects.requireNonNullElse(writer.sessionToken(), "")),
                new BucketAccess(minio.endpoint(), BUCKET, writer),
                List.of(
                        new BucketAttack("the writer", minio.endpoint(), BUCKET, writer),
                        new BucketAttack("the administrator", minio.endpoint(), BUCKET, minio.root())));
    }

    Place container(Map<String, String> environment, Narrator narrator) throws Exception {
        AzureLab azure =
                stack.add(AzureLab.start(folder.resolve("azure"), environment, new SecureRandom(), narrator::progress));
        azure.account().defineContainer(CONTAINER, DefaultPolicy.locked(Duration.ofDays(LOCK_DAYS)));
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        String sas = azure.account().sas(Role.WRITER, CONTAINER, tomorrow);
        SignedContainer writers = new SignedContainer(azure.account().endpoint(), CONTAINER, sas);
        SignedContainer intruders = new SignedContainer(
                azure.account().endpoint(), CONTAINER, azure.account().sas(Role.INTRUDER, CONTAINER, tomorrow));
        String connection = "BlobEndpoint=" + azure.account().endpoint() + ";SharedAccessSignature=" + sas + ";";
        return new Place(
                "azure",
                """
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: azure}
                spec:
                  provider: azure
                  medium: object-store-b
                  site: demo-vault-2
                  lockFor: %dd
                  credentialsInCluster: false
                  emulated: true
                  azure: {container: %s, account: %s, endpoint: "%s"}
                  credentials: {connectionStringEnv: DEMO_AZURE}
                """.formatted(
                        LOCK_DAYS, CONTAINER, AzureLab.ACCOUNT, azure.account().endpoint()),
                Map.of("DEMO_AZURE", connection),
                new ContainerAccess(writers, folder.resolve("copies/azure-copied-out")),
                List.of(
                        new ContainerAttack("the writer", writers),
                        new ContainerAttack("somebody with every right but the account's", intruders)));
    }
}
