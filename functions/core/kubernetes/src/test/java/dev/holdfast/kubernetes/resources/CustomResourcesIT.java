package dev.holdfast.kubernetes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Our CustomResourceDefinitions on a real API server: what it accepts and refuses is what our reader accepts and refuses. */
class CustomResourcesIT {
    private static final Path CRDS = Path.of("../../../knative/crds");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static LabCluster cluster;
    private static ApiServer server;

    @BeforeAll
    static void startCluster() throws Exception {
        cluster = LabCluster.startOrSkipTest();
        server = ClusterAccess.kubeconfig(cluster.kubeconfigFile()).connect();
        for (Kind kind : Kind.values()) {
            Object definition = new Yaml().load(Files.readString(CRDS.resolve(kind.plural() + ".yaml")));
            server.send(ApiRequest.create(
                    "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", JSON.writeValueAsBytes(definition)));
        }
        server.send(ApiRequest.create(
                "/api/v1/namespaces", "{\"metadata\":{\"name\":\"holdfast-system\"}}".getBytes(UTF_8)));
        server.send(ApiRequest.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"shop\"}}".getBytes(UTF_8)));
        for (Kind kind : Kind.values()) {
            waitUntilServed(kind);
        }
    }

    private static void waitUntilServed(Kind kind) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                server.send(ApiRequest.get("/apis/" + Kind.API_VERSION + "/" + kind.plural()));
                return;
            } catch (ApiException.NotFound | ApiException.Retryable notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("The API server does not serve " + kind.plural() + " after 20 s");
    }

    @AfterAll
    static void endCluster() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    static List<ParityCase> cases() throws IOException {
        return ParityCase.all();
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(CRDS.resolve("examples"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theServerAnswersAsTheParityTableSays(ParityCase each) {
        ApiRequest create = create(each.kind(), "default", each.json().getBytes(UTF_8));
        if (each.isAcceptedByTheServer()) {
            assertThatCode(() -> server.send(create)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> server.send(create))
                    .isInstanceOf(ApiException.Refused.class)
                    .hasMessageContaining(each.server());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theServerAcceptsTheExamples(Path file) throws Exception {
        for (Object document : new Yaml().loadAll(Files.readString(file))) {
            Map<?, ?> resource = (Map<?, ?>) document;
            Map<?, ?> metadata = (Map<?, ?>) Objects.requireNonNull(resource.get("metadata"));
            Kind kind = Kind.of(String.valueOf(resource.get("kind"))).orElseThrow();
            byte[] json = JSON.writeValueAsBytes(resource);

            assertThatCode(() -> server.send(create(kind, String.valueOf(metadata.get("namespace")), json)))
                    .doesNotThrowAnyException();
        }
    }

    private static ApiRequest create(Kind kind, String namespace, byte[] json) {
        String folder = kind.isNamespaced() ? "namespaces/" + namespace + "/" : "";
        return ApiRequest.create("/apis/" + Kind.API_VERSION + "/" + folder + kind.plural(), json)
                .query("fieldValidation", "Strict")
                .dryRun();
    }
}
