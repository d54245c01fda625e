package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Knative on the lab's node scales from zero and back, filters and delivers events, and makes events of changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnativeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(3);

    private final HttpClient client = HttpClient.newHttpClient();
    private LabNode node;
    private LabKnative knative;
    private Kubectl kubectl;

    @BeforeAll
    void aNodeWithKnative() throws Exception {
        node = Timed.tell("a node is up", LabNode::startOrSkipTest);
        knative = Timed.tell("Knative is installed", () -> LabKnative.installOrSkipTest(node));
        kubectl = node.kubectl();
    }

    @AfterAll
    void end() {
        client.close();
        if (node != null) {
            node.close();
        }
    }

    @Test
    void aServiceScalesFromZeroByARequestAndBackAgain() throws Exception {
        kubectl.apply(resource("hello.yaml"));
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
        Timed.tell("back to zero again", () -> {
            await().atMost(LONG).until(() -> pods("hello").isEmpty());
            return true;
        });
    }

    @Test
    void aBrokerDeliversWhatATriggerWantsAndASourceTellsOfChanges() throws Exception {
        kubectl.apply(resource("events.yaml"));
        Timed.tell("broker, triggers and source are ready", () -> {
            kubectl.run("wait", "--for=condition=Ready", "pod/collector", "--timeout=180s");
            return kubectl.run(
                    "wait", "--for=condition=Ready", "broker,trigger,apiserversource", "--all", "--timeout=180s");
        });

        assertThat(Timed.tell("an event is delivered", () -> post("lab.wanted", "1")))
                .isEqualTo(202);
        assertThat(post("lab.other", "2")).isEqualTo(202);
        kubectl.run("create", "configmap", "changed");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(heard()).anySatisfy(event -> {
                    assertThat(event.path("path").asText()).isEqualTo("/sources");
                    assertThat(event.path("type").asText()).isEqualTo("dev.knative.apiserver.ref.add");
                    assertThat(event.path("name").asText()).isEqualTo("changed");
                }));
        assertThat(heard())
                .filteredOn(event -> event.path("path").asText().equals("/wanted"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("id").asText()).isEqualTo("1");
                    assertThat(event.path("data").asText()).isEqualTo("{\"number\":1}");
                });
        assertThat(heard()).noneMatch(event -> event.path("type").asText().equals("lab.other"));
    }

    private HttpResponse<String> hello() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(knative.ingress())
                .header("Host", knative.host("default", "hello"))
                .timeout(LONG)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private int post(String type, String id) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(knative.broker("default", "default"))
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/lab")
                .header("ce-type", type)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"number\":" + id + "}"))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private List<JsonNode> heard() throws IOException, InterruptedException {
        String collector = kubectl.run("get", "service", "collector", "--output=jsonpath={.spec.clusterIP}");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + collector + "/heard"))
                .build();
        List<JsonNode> events = new ArrayList<>();
        for (String line :
                client.send(request, BodyHandlers.ofString()).body().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    private List<String> pods(String service) throws InterruptedException {
        return kubectl.run("get", "pods", "--selector=serving.knative.dev/service=" + service, "--output=name")
                .lines()
                .toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(KnativeIT.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }
}
