package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.company.Company;
import dev.holdfast.lab.minio.BucketLock;
import dev.holdfast.lab.minio.MinioBinary;
import dev.holdfast.lab.minio.MinioCredentials;
import dev.holdfast.lab.minio.MinioRole;
import dev.holdfast.lab.minio.MinioServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The company's cluster, another one that is empty, and two copies: a folder, and a bucket that locks. */
final class CompanyLab implements AutoCloseable {
    private static final String BUCKET = "company-backups";

    final Installation installation;
    final LabCluster cluster;
    final LabCluster target;
    final ClusterApi live;
    final ClusterApi there;
    private final MinioServer minio;

    private CompanyLab(Path folder, LabCluster cluster, LabCluster target, MinioServer minio) {
        this.cluster = cluster;
        this.target = target;
        this.minio = minio;
        live = ClusterApi.of(cluster.kubeconfig());
        there = ClusterApi.of(target.kubeconfig());
        installation = new Installation(folder);
        installation.environment().put("KUBECONFIG", cluster.kubeconfigFile().toString());
    }

    /** Starts everything and fills it; skips the test where a part cannot be had. */
    static CompanyLab start(Path folder) throws IOException, InterruptedException {
        Path program = new MinioBinary(System.getenv(), System.err::println).find();
        LabCluster cluster = LabCluster.startOrSkipTest();
        Company.fill(cluster.kubeconfig());
        MinioServer minio = MinioServer.start(program, Files.createDirectories(folder.resolve("minio")));
        minio.makeBucket(BUCKET, new BucketLock.Compliance(14));
        CompanyLab lab = new CompanyLab(folder, cluster, LabCluster.startOrSkipTest(), minio);
        lab.installation.plan(lab.places(), "scope: {clusterResources: All}");
        return lab;
    }

    private Map<String, String> places() {
        MinioCredentials writer = minio.credentials(MinioRole.WRITER, BUCKET);
        installation
                .environment()
                .putAll(Map.of(
                        "LAB_S3_ID", writer.accessKeyId(),
                        "LAB_S3_SECRET", writer.secretAccessKey(),
                        "LAB_S3_TOKEN", Objects.requireNonNullElse(writer.sessionToken(), "")));
        Map<String, String> places = new LinkedHashMap<>();
        places.put("nas", installation.atNas());
        places.put("vault", """
                provider: s3
                medium: object-store
                site: elsewhere
                lockFor: 14d
                credentialsInCluster: false
                s3: {bucket: %s, region: us-east-1, endpoint: "%s", pathStyle: true}
                credentials: {accessKeyIdEnv: LAB_S3_ID, secretAccessKeyEnv: LAB_S3_SECRET, sessionTokenEnv: LAB_S3_TOKEN}
                """.formatted(BUCKET, minio.endpoint()));
        return places;
    }

    Call call(String... typed) {
        return installation.call(typed);
    }

    /** The same, with the empty cluster as the one to restore into. */
    Call into(String... typed) {
        return installation.with(Map.of("KUBECONFIG", target.kubeconfigFile().toString()), typed);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) new JsonMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Merges into an object of the company. */
    void change(String path, String merge) {
        live.send("PATCH", path, "application/merge-patch+json", json(merge));
    }

    /** How many objects of a list the target has. */
    int count(String path) {
        JsonNode list = there.get(path);
        return list.path("items").size();
    }

    @Override
    public void close() {
        live.close();
        there.close();
        cluster.close();
        target.close();
        minio.close();
    }
}
