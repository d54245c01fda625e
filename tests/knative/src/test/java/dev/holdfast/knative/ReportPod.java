package dev.holdfast.knative;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.lab.node.Kubectl;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** The pod of {@code report}, called by its own address: its service can be called inside the cluster only. */
final class ReportPod {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMESPACE = "--namespace=" + HoldfastInstall.NAMESPACE;
    private static final String DEAD_LETTERS = "holdfast_dead_letters_total";

    private final HttpClient client;
    private final Kubectl kubectl;
    private String token = "";

    /**
     * @param client to call with
     * @param kubectl knows where it is
     */
    ReportPod(HttpClient client, Kubectl kubectl) {
        this.client = client;
        this.kubectl = kubectl;
    }

    /** What the PingSource does each hour, now. */
    void theClockLooks() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/"))
                .header("ce-specversion", "1.0")
                .header("ce-id", "look-" + System.nanoTime())
                .header("ce-source", "/lab")
                .header("ce-type", "dev.knative.sources.ping")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isBetween(200, 299);
    }

    /** A token of somebody who may start what the door offers. */
    String token() throws InterruptedException {
        if (token.isEmpty()) {
            token = kubectl.run(NAMESPACE, "create", "token", "people", "--audience=holdfast", "--duration=4h");
        }
        return token;
    }

    /** Knocks at the door. */
    HttpResponse<String> door(String method, String path, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** The copies of a plan as they are observed now. */
    JsonNode copies(String plan) throws IOException, InterruptedException {
        return JSON.readTree(door("GET", "/api/verdicts/" + plan, token()).body())
                .path("copies");
    }

    /** How many events ended as dead letters since it started. */
    long deadLetters() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address() + "/q/metrics")).build();
        double all = client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(DEAD_LETTERS))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        return Math.round(all);
    }

    private String address() throws InterruptedException {
        String pod = RunningPods.names(kubectl, HoldfastInstall.NAMESPACE, "serving.knative.dev/service=report")
                .getFirst();
        return "http://" + kubectl.run(NAMESPACE, "get", "pod", pod, "--output=jsonpath={.status.podIP}") + ":8080";
    }
}
