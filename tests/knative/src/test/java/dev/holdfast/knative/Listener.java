package dev.holdfast.knative;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.lab.node.Kubectl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * What the pod {@code collector} of the namespace {@code default} has heard.
 *
 * @param client to ask it with
 * @param address of its service
 */
record Listener(HttpClient client, URI address) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Waits until it listens. */
    static Listener find(HttpClient client, Kubectl kubectl) throws InterruptedException {
        kubectl.run("wait", "--for=condition=Ready", "pod/collector", "--timeout=180s");
        String service = kubectl.run("get", "service", "collector", "--output=jsonpath={.spec.clusterIP}");
        return new Listener(client, URI.create("http://" + service + "/"));
    }

    /** All events, oldest first: their attributes, their data as text, and the path that they were sent to. */
    List<JsonNode> heard() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/heard")).build();
        List<JsonNode> events = new ArrayList<>();
        for (String line :
                client.send(request, BodyHandlers.ofString()).body().lines().toList()) {
            events.add(JSON.readTree(line));
        }
        return events;
    }

    /** Those of one type. */
    List<JsonNode> heard(String type) throws IOException, InterruptedException {
        return heard().stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }
}
