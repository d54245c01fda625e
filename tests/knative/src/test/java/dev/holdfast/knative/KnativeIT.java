package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Knative on the lab's node scales from zero and back, filters and delivers events, and makes events of changes. */
@Order(2)
@ExtendWith(OnKnative.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnativeIT {
    private static final Duration LONG = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private LabKnative knative;
    private Kubectl kubectl;

    @BeforeAll
    void aNodeWithKnative(LabKnative started) {
        knative = started;
        kubectl = started.node().kubectl();
    }

    @AfterAll
    void end() {
        client.close();
    }

    @Test
    void aServiceScalesToZeroAndByARequestBackAgain() throws Exception {
        kubectl.apply(Manifest.read("hello.yaml"));
        kubectl.run("wait", "--for=condition=Ready", "ksvc/hello", "--timeout=180s");
        Timed.tell("back to zero", () -> {
            await().atMost(LONG).until(() -> pods("hello").isEmpty());
            return true;
        });

        HttpResponse<String> first = Timed.tell("zero to one", this::hello);
        HttpResponse<String> second = Timed.tell("warm", this::hello);

        assertThat(first.body()).isEqualTo("listening\n");
        assertThat(second.body()).isEqualTo("listening\n");
        assertThat(pods("hello")).hasSize(1);
    }

    @Test
    void aBrokerDeliversWhatATriggerWantsAndASourceTellsOfChanges() throws Exception {
        kubectl.apply(Manifest.read("collector.yaml"));
        kubectl.apply(Manifest.read("events.yaml"));
        Timed.tell("broker, triggers and source are ready", () -> {
            return kubectl.run(
                    "wait", "--for=condition=Ready", "broker,trigger,apiserversource", "--all", "--timeout=180s");
        });
        Listener listener = Listener.find(client, kubectl);
        Broker broker = new Broker(client, knative.broker("default", "default"));

        assertThat(Timed.tell("an event is delivered", () -> broker.post("lab.wanted", "1", "it", "{\"number\":1}")))
                .isEqualTo(202);
        assertThat(broker.post("lab.other", "2", "it", "{\"number\":2}")).isEqualTo(202);
        kubectl.run("create", "configmap", "changed");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(listener.heard()).anySatisfy(event -> {
                    assertThat(event.path("path").asText()).isEqualTo("/sources");
                    assertThat(event.path("type").asText()).isEqualTo("dev.knative.apiserver.ref.add");
                    assertThat(event.path("name").asText()).isEqualTo("changed");
                }));
        assertThat(listener.heard())
                .filteredOn(event -> event.path("path").asText().equals("/wanted"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("id").asText()).isEqualTo("1");
                    assertThat(event.path("data").asText()).isEqualTo("{\"number\":1}");
                });
        assertThat(listener.heard())
                .noneMatch(event -> event.path("type").asText().equals("lab.other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "single", "source", "vault"})
    void everyManifestIsAsItsDefinitionsWantItToTheLastField(String overlay) throws Exception {
        kubectl.apply(
                kubectl.run("create", "namespace", HoldfastInstall.NAMESPACE, "--dry-run=client", "--output=yaml"));
        // Under a name of its own: another test may have installed one of them, and a broker's settings never change.
        String manifests = kubectl.run(
                        "kustomize",
                        HoldfastInstall.root()
                                .resolve("knative/overlays/" + overlay)
                                .toString())
                .replaceAll("(?m)^( *)name: holdfast$", "$1name: another");
        List<String> strictly = List.of(
                "apply", "--server-side", "--force-conflicts", "--dry-run=server", "--validate=strict", "--filename=-");

        assertThat(kubectl.runWith(manifests, strictly))
                .contains("service.serving.knative.dev/", "broker.eventing.knative.dev/another");
    }

    private HttpResponse<String> hello() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(knative.ingress())
                .header("Host", knative.host("default", "hello"))
                .timeout(LONG)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private List<String> pods(String service) throws InterruptedException {
        return RunningPods.names(kubectl, "default", "serving.knative.dev/service=" + service);
    }
}
