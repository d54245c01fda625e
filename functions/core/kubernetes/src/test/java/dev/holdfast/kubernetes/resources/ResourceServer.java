package dev.holdfast.kubernetes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.Yaml;

/** A real API server that serves our resources. */
final class ResourceServer implements AutoCloseable {
    static final Path CRDS = Path.of("../../../knative/crds");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LabCluster cluster;
    private final ApiServer server;

    private ResourceServer(LabCluster cluster) {
        this.cluster = cluster;
        this.server = ClusterAccess.kubeconfig(cluster.kubeconfigFile()).connect();
    }

    static ResourceServer startOrSkipTest() throws IOException, InterruptedException {
        ResourceServer started = new ResourceServer(LabCluster.startOrSkipTest());
        for (Kind kind : Kind.values()) {
            byte[] definition = documents(CRDS.resolve(kind.plural() + ".yaml")).getFirst();
            started.server.send(
                    ApiRequest.create("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", definition));
        }
        for (String namespace : List.of("holdfast-system", "shop")) {
            byte[] made = ("{\"metadata\":{\"name\":\"" + namespace + "\"}}").getBytes(UTF_8);
            started.server.send(ApiRequest.create("/api/v1/namespaces", made));
        }
        for (Kind kind : Kind.values()) {
            started.waitUntilServed(kind);
        }
        return started;
    }

    private void waitUntilServed(Kind kind) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                server.send(ApiRequest.get("/apis/" + Kind.API_VERSION + "/" + kind.plural()));
                return;
            } catch (ApiException.NotFound | ApiException.Retryable notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The API server does not serve " + kind.plural() + " after 30 s");
    }

    /** The documents of a file, as JSON. */
    static List<byte[]> documents(Path file) throws IOException {
        List<byte[]> documents = new ArrayList<>();
        for (Object document : new Yaml().loadAll(Files.readString(file))) {
            documents.add(JSON.writeValueAsBytes(document));
        }
        return documents;
    }

    /** Asks whether the server would take this resource, by its strictest rules. */
    void send(Kind kind, String namespace, byte[] json) {
        String folder = kind.isNamespaced() ? "namespaces/" + namespace + "/" : "";
        server.send(ApiRequest.create("/apis/" + Kind.API_VERSION + "/" + folder + kind.plural(), json)
                .query("fieldValidation", "Strict")
                .dryRun());
    }

    /** Stores this resource, and does not care whether we would read it. */
    void store(Kind kind, String namespace, String json) {
        String folder = kind.isNamespaced() ? "namespaces/" + namespace + "/" : "";
        server.send(
                ApiRequest.create("/apis/" + Kind.API_VERSION + "/" + folder + kind.plural(), json.getBytes(UTF_8)));
    }

    ApiServer api() {
        return server;
    }

    @Override
    public void close() {
        server.close();
        cluster.close();
    }
}
