package dev.holdfast.throwaway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/** A client that has read the kubeconfig of a plane, as any other client does; or one that trusts the plane but has no right. */
final class Administrator implements AutoCloseable {
    private final URI server;
    private final String token;
    private final HttpClient client;

    private Administrator(ThrowawayControlPlane plane, String token) {
        this.server = plane.server();
        this.token = token;
        this.client = HttpClient.newBuilder()
                .sslContext(PinnedTls.trusting(plane.authority()))
                .build();
    }

    static Administrator of(ThrowawayControlPlane plane) {
        var token = Pattern.compile("token: (\\S+)").matcher(plane.kubeconfig());
        if (!token.find()) {
            throw new IllegalArgumentException("The kubeconfig has no token");
        }
        return new Administrator(plane, token.group(1));
    }

    static Administrator strangerTo(ThrowawayControlPlane plane) {
        return new Administrator(plane, "0".repeat(64));
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))).body();
    }

    int status(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))).statusCode();
    }

    int post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .statusCode();
    }

    /** Writes ConfigMaps until one is refused, for an API server learns of a webhook a moment after it was stored. */
    int postUntilGuarded(String path, String name) throws IOException, InterruptedException {
        int status = 0;
        for (int i = 0; i < 20 && status != 500; i++) {
            status = post(
                    path,
                    "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"" + name + i
                            + "\"}}");
            Thread.sleep(100);
        }
        return status;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }
}
