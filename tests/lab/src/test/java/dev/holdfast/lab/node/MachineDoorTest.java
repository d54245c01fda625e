package dev.holdfast.lab.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.lab.process.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class MachineDoorTest {
    @Test
    void whatComesInGoesToTheServerAndBackUntilItIsClosed() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                exchange.getRequestBody().transferTo(body);
            }
        });
        server.start();
        MachineDoor door = MachineDoor.open(
                "127.0.0.1", LoopbackPort.free(), server.getAddress().getPort());
        try (HttpClient client = HttpClient.newHttpClient()) {
            String sent = "echo ".repeat(100_000);
            HttpRequest request = HttpRequest.newBuilder(door.address())
                    .POST(BodyPublishers.ofString(sent, UTF_8))
                    .build();

            assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(sent);

            door.close();
            assertThatThrownBy(() -> client.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        } finally {
            door.close();
            server.stop(0);
        }
    }
}
