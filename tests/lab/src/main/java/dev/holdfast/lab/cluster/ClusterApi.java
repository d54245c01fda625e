package dev.holdfast.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The API of a cluster, raw: JSON in, JSON out, nothing of a client library between a test and the server. */
public final class ClusterApi implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubeconfigAccess access;
    private final HttpClient client;
    private final ResourcePaths paths = new ResourcePaths(this::get);

    private ClusterApi(KubeconfigAccess access, HttpClient client) {
        this.access = access;
        this.client = client;
    }

    /** As the user of a lab cluster's kubeconfig; connections are kept, as many as are used at once. */
    public static ClusterApi of(String kubeconfig) {
        var access = KubeconfigAccess.parse(kubeconfig);
        // HTTP/1.1: many connections make better use of the server than many streams in one.
        var client = HttpClient.newBuilder()
                .sslContext(access.tls())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new ClusterApi(access, client);
    }

    /** Creates an object, as a client that calls itself {@code manager}; gives it as the server stored it. */
    public ObjectNode create(ObjectNode object, String manager) {
        var path = paths.collectionOf(object) + "?fieldManager=" + encoded(manager);
        return (ObjectNode) send("POST", path, "application/json", object);
    }

    /** Applies what a manager wants of an object (server-side apply), taking fields from others where it must. */
    public ObjectNode apply(ObjectNode object, String manager) {
        var path = paths.of(object) + "?force=true&fieldManager=" + encoded(manager);
        return (ObjectNode) send("PATCH", path, "application/apply-patch+yaml", object);
    }

    /** Sets the status of an object, as its controller does. */
    public ObjectNode setStatus(ObjectNode object, JsonNode status, String manager) {
        var patch = JSON.createObjectNode().set("status", status);
        var path = paths.of(object) + "/status?fieldManager=" + encoded(manager);
        return (ObjectNode) send("PATCH", path, "application/merge-patch+json", patch);
    }

    public JsonNode get(String path) {
        return send(request(path));
    }

    /** Sends an object to a path, as it is. */
    public JsonNode send(String method, String path, String contentType, JsonNode body) {
        try {
            return send(request(path)
                    .header("Content-Type", contentType)
                    .method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of an object, such as /api/v1/namespaces/shop/configmaps/prices. */
    public String pathOf(ObjectNode object) {
        return paths.of(object);
    }

    /** The path to which objects like this one are posted. */
    public String collectionOf(ObjectNode object) {
        return paths.collectionOf(object);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(access.server().resolve(path))
                .header("Authorization", "Bearer " + access.token());
    }

    private JsonNode send(HttpRequest.Builder builder) {
        try {
            return JSON.readTree(exchange(builder));
        } catch (IOException e) {
            throw new UncheckedIOException("The API server answered what is no JSON", e);
        }
    }

    private byte[] exchange(HttpRequest.Builder builder) {
        var request = builder.timeout(ANSWER).build();
        try {
            var response = client.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new ClusterApiException(response.statusCode(), described(request, response));
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri() + " did not come through", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + request.uri(), e);
        }
    }

    private static String described(HttpRequest request, HttpResponse<byte[]> response) throws IOException {
        var status = JSON.readTree(response.body());
        var reason =
                Optional.ofNullable(status.get("message")).map(JsonNode::asText).orElse("");
        return request.method() + " " + request.uri().getPath() + ": " + response.statusCode() + " " + reason;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
