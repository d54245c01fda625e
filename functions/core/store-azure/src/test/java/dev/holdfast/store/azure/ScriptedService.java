package dev.holdfast.store.azure;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A service that answers what a test tells it, for what no emulator can be brought to answer. */
class ScriptedService implements AutoCloseable {
    /** One answer; a length beyond the body's makes the answer end too early. */
    record Answer(int status, Map<String, String> headers, String body, long length) {
        static Answer of(int status, Map<String, String> headers) {
            return new Answer(status, headers, "", 0);
        }

        static Answer error(int status, String code) {
            return of(status, Map.of("x-ms-error-code", code, "x-ms-request-id", "req-1"));
        }
    }

    /** Hangs up without an answer. */
    static final Answer HANG_UP = Answer.of(-1, Map.of());

    private final HttpServer server;
    private final List<Headers> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile Answer answer = HANG_UP;

    ScriptedService() throws IOException {
        this(HttpServer.create(loopback(), 0));
    }

    ScriptedService(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
    }

    ScriptedService answering(Answer next) {
        answer = next;
        return this;
    }

    List<Headers> requests() {
        return requests;
    }

    AzureObjectStore store() {
        return store("http", AzureNetwork.DIRECT);
    }

    AzureObjectStore store(String scheme, AzureNetwork network) {
        URI endpoint = URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/account");
        AzureSettings settings = AzureSettings.of("account", "container")
                .withEndpoint(endpoint)
                .withNetwork(network)
                .withCredentials(new AzureCredentials.SasToken("TOKEN"));
        return AzureObjectStore.open(
                settings,
                Map.of("TOKEN", "?sv=2022-11-02&sr=c&sp=rl&se=2026-01-01T00%3A00%3A00Z&sig=c2VjcmV0c2lnbmF0dXJl"));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
        requests.add(exchange.getRequestHeaders());
        Answer now = answer;
        if (now.status() < 0) {
            throw new IOException("hanging up, as the test wants");
        }
        now.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = now.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(now.status(), now.length() == 0 ? -1 : now.length());
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
