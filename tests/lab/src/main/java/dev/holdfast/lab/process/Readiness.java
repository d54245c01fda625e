package dev.holdfast.lab.process;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** How to see that a server serves. */
@FunctionalInterface
public interface Readiness {
    /** Whether it does; an {@code IOException} means not yet. */
    boolean isReady() throws IOException, InterruptedException;

    /** Ready when something listens on this port of 127.0.0.1. */
    static Readiness port(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(LoopbackPort.address(port), 1000);
                return true;
            }
        };
    }

    /** Ready when a GET of {@code uri} answers with 2xx. */
    static Readiness http(URI uri) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
        return () -> {
            try (HttpClient client = HttpClient.newHttpClient()) {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                return status >= 200 && status < 300;
            }
        };
    }
}
