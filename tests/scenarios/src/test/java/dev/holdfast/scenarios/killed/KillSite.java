package dev.holdfast.scenarios.killed;

import dev.holdfast.lab.cluster.KeptConnection;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.demo.Identities;
import dev.holdfast.lab.generator.ObjectFill;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * What the killed processes work on: a cluster, a folder, a bucket that enforces locks, and two plans, of which the one copies from
 * the folder to the bucket and the other from the bucket to the folder.
 */
final class KillSite implements AutoCloseable {
    static final String BUCKET = "copies";

    private static final int CHANGED = 8;
    private static final int CHANGED_BYTES = 20_000;

    private final Path folder;
    private final LabCluster cluster;
    private final MinioServer minio;
    private final Identities identities;
    private final Map<String, String> environment = new HashMap<>();

    private KillSite(Path folder, LabCluster cluster, MinioServer minio, Identities identities) {
        this.folder = folder;
        this.cluster = cluster;
        this.minio = minio;
        this.identities = identities;
    }

    /** Starts it; skips the test where a part cannot be had. */
    static KillSite open(Path folder, int objects) throws Exception {
        Path program = MinioBinary.findOrSkipTest();
        LabCluster cluster = LabCluster.startOrSkipTest();
        MinioServer minio = MinioServer.start(program, folder.resolve("minio"));
        KillSite site =
                new KillSite(folder, cluster, minio, Identities.create(folder.resolve("secrets"), new SecureRandom()));
        ObjectFill.fill(cluster.kubeconfig(), objects);
        minio.makeBucket(BUCKET, new BucketLock.Compliance(14));
        site.describe();
        return site;
    }

    private void describe() throws IOException {
        MinioCredentials writer = minio.credentials(MinioRole.WRITER, BUCKET);
        Path resources = Files.createDirectories(folder.resolve("resources"));
        for (Route route : Route.values()) {
            Files.writeString(resources.resolve(route.plan() + ".yaml"), plan(route));
        }
        Files.writeString(resources.resolve("locations.yaml"), """
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: folder}
                spec: {provider: local, medium: nas, site: here, lockFor: 14d, credentialsInCluster: true, local: {path: %s}}
                ---
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: bucket}
                spec:
                  provider: s3
                  medium: object-store
                  site: there
                  lockFor: 14d
                  credentialsInCluster: false
                  s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
                  credentials: {accessKeyIdEnv: S3_ID, secretAccessKeyEnv: S3_SECRET, sessionTokenEnv: S3_TOKEN}
                """.formatted(
                        Files.createDirectories(folder.resolve("copies")), BUCKET, minio.endpoint()));
        environment.putAll(Map.of(
                "HOLDFAST_RESOURCES", resources.toString(),
                "HOLDFAST_RECEIPT_KEY_FILE", identities.receiptKey().toString(),
                "KUBECONFIG", cluster.kubeconfigFile().toString(),
                "HOME", folder.toString(),
                "S3_ID", writer.accessKeyId(),
                "S3_SECRET", writer.secretAccessKey(),
                "S3_TOKEN", Objects.requireNonNullElse(writer.sessionToken(), "")));
    }

    private String plan(Route route) {
        return """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: %s, namespace: holdfast-system}
                spec:
                  cluster: {name: production, site: here}
                  scope: {clusterResources: All}
                  schedule: "@daily"
                  minInterval: 0s
                  copies: [{location: %s}, {location: %s}]
                  retention: {last: 10000}
                  password: {file: %s}
                  trust: {receiptKeys: ["%s"]}
                """.formatted(
                        route.plan(), route.from(), route.to(), identities.password(), identities.receiptPublicKey());
    }

    /** Changes some objects, so that the next snapshot has something to store. */
    void change(Random random) throws IOException {
        try (KeptConnection connection = KeptConnection.of(cluster.kubeconfig())) {
            for (int i = 0; i < CHANGED; i++) {
                byte[] noise = new byte[CHANGED_BYTES / 2];
                random.nextBytes(noise);
                String name = "changing-" + random.nextInt(4 * CHANGED);
                String object = """
                        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "%s"}, "data": {"noise": "%s"}}""".formatted(name, HexFormat.of().formatHex(noise));
                connection.send(
                        "PATCH",
                        "/api/v1/namespaces/default/configmaps/" + name + "?force=true&fieldManager=changes",
                        "application/apply-patch+yaml",
                        object.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    Path folder() {
        return folder;
    }

    MinioServer minio() {
        return minio;
    }

    Path password() {
        return identities.password();
    }

    /** The variables of a process of Holdfast. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    @Override
    public void close() {
        minio.close();
        cluster.close();
    }
}
