package dev.holdfast.lab.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.lab.process.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MachineDoorTest {
    private HttpServer server;
    private MachineDoor door;
    private final HttpClient client = HttpClient.newHttpClient();

    private final AtomicInteger served = new AtomicInteger();

    @BeforeEach
    void anEcho() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                exchange.getRequestBody().transferTo(body);
            }
        });
        server.start();
        door = MachineDoor.open(
                "127.0.0.1", LoopbackPort.free(), server.getAddress().getPort());
    }

    @AfterEach
    void end() {
        client.close();
        door.close();
        server.stop(0);
    }

    private HttpRequest request(String method, String sent) {
        return HttpRequest.newBuilder(door.address())
                .method(method, BodyPublishers.ofString(sent, UTF_8))
                .build();
    }

    @Test
    void whatComesInGoesToTheServerAndBackUntilItIsClosed() throws Exception {
        String sent = "echo ".repeat(100_000);
        HttpRequest request = request("POST", sent);

        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo(sent);

        door.close();
        try {
            client.send(request, BodyHandlers.ofString());
        } catch (IOException refused) {
            // Usually. Where another program has been given the port meanwhile, that one answers.
        }
        assertThat(served).hasValue(1);
    }

    @Test
    void writesWaitWhileTheyAreHeldAndReadsDoNot() throws Exception {
        door.holdWrites();
        var write = client.sendAsync(request("PUT", "written"), BodyHandlers.ofString());
        await().until(door::heldWrites, held -> held == 1);

        assertThat(client.send(request("POST", "read"), BodyHandlers.ofString()).body())
                .isEqualTo("read");
        assertThat(write).isNotDone();

        door.releaseWrites();
        assertThat(write.get().body()).isEqualTo("written");
        assertThat(door.heldWrites()).isZero();
    }
}
