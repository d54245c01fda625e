package dev.holdfast.lab.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver of events that answers as it is told, 200 when nothing is left to tell, and remembers the headers that it got. */
final class ScriptedService implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Map<String, String>> received = new CopyOnWriteArrayList<>();
    private String replyType = "";
    private String junk = "";

    ScriptedService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    void answers(int... codes) {
        for (int code : codes) {
            statuses.add(code);
        }
    }

    void replies(String type) {
        replyType = type;
    }

    void repliesJunk() {
        junk = "done";
    }

    List<Map<String, String>> received() {
        return received;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new TreeMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            received.add(headers);
            byte[] body = junk.getBytes(StandardCharsets.UTF_8);
            if (!replyType.isEmpty()) {
                Map.of("ce-specversion", "1.0", "ce-id", "r", "ce-source", "/service", "ce-type", replyType)
                        .forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            }
            exchange.sendResponseHeaders(
                    statuses.isEmpty() ? 200 : statuses.poll(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
