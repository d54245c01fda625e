package dev.holdfast.knative;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.Kubectl;
import dev.holdfast.lab.node.LabNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A node does what a node does, and nobody notices it who does not ask it. */
@Order(1)
@ExtendWith(OnKnative.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeIT {
    private LabNode node;
    private Kubectl kubectl;

    @BeforeAll
    void aNodeWithADeployment(LabKnative knative) throws Exception {
        node = knative.node();
        kubectl = node.kubectl();
        kubectl.apply(Manifest.read("web.yaml"));
        Timed.tell("three pods run", () -> {
            kubectl.run("rollout", "status", "deployment/web", "--timeout=120s");
            return kubectl.run("wait", "--for=condition=Ready", "pod/client", "--timeout=120s");
        });
    }

    @Test
    void podsGiveTheirLogsAndRunCommands() throws Exception {
        assertThat(kubectl.run("logs", "deployment/web")).contains("serving");
        assertThat(kubectl.run("exec", "client", "--", "id")).contains("uid=0");
    }

    @Test
    void podsReachEachOtherByTheNamesOfServices() throws Exception {
        String requests = "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do wget -qO- http://web; done";

        List<String> answers = kubectl.run("exec", "client", "--", "sh", "-c", requests)
                .lines()
                .distinct()
                .toList();

        assertThat(answers).hasSize(2).allMatch(name -> name.startsWith("web-"));
    }

    @Test
    void theMachineReachesServicesAndPods() throws Exception {
        String service = kubectl.run("get", "service", "web", "--output=jsonpath={.spec.clusterIP}");
        String pod = kubectl.run("get", "pods", "--selector=app=web", "--output=jsonpath={.items[0].status.podIP}");

        assertThat(get("http://" + service + "/")).startsWith("web-");
        assertThat(get("http://" + pod + ":8080/")).startsWith("web-");
    }

    @Test
    void podsReachWhatListensOnTheMachinesEndOfTheLink() throws Exception {
        String machine = node.addresses().host();
        HttpServer server = HttpServer.create(new InetSocketAddress(machine, 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write("from the machine".getBytes(UTF_8));
            }
        });
        server.start();
        try {
            String address = "http://" + machine + ":" + server.getAddress().getPort();

            assertThat(kubectl.run("exec", "client", "--", "wget", "-qO-", address))
                    .isEqualTo("from the machine");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void podsAndNodeHaveNoWayOut() {
        assertThatThrownBy(() -> kubectl.run("exec", "client", "--", "wget", "-qO-", "http://203.0.113.1"))
                .hasMessageContaining("unreachable");
        assertThatThrownBy(() -> node.run(List.of("ip", "route", "get", "203.0.113.1")))
                .hasMessageContaining("unreachable");
    }

    private static String get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
