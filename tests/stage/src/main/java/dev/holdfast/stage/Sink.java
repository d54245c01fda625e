package dev.holdfast.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens where the broker would stand, and keeps what is posted. */
public final class Sink implements AutoCloseable {
    private static final int ACCEPTED = 202;

    private final HttpServer server;
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger answer = new AtomicInteger(ACCEPTED);

    /**
     * An event as it came over the wire in binary mode.
     *
     * @param attributes by their names without {@code ce-}, in lower case
     */
    public record Posted(Map<String, String> attributes, String data) {
        /** Its type. */
        public String type() {
            return Objects.requireNonNull(attributes.get("type"));
        }

        /** Its id. */
        public String id() {
            return Objects.requireNonNull(attributes.get("id"));
        }
    }

    private Sink(HttpServer server) {
        this.server = server;
    }

    /** Starts to listen on loopback. */
    public static Sink listen() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Sink sink = new Sink(server);
            server.createContext("/", sink::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return sink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code K_SINK} is to say. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** What was posted since the last {@link #forget}. */
    public List<Posted> posted() {
        return List.copyOf(posted);
    }

    /** Forgets what was posted, and accepts again. */
    public void forget() {
        posted.clear();
        answer.set(ACCEPTED);
    }

    /** From now on answers {@code status}. */
    public void answer(int status) {
        answer.set(status);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String data = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> attributes = new TreeMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (name.regionMatches(true, 0, "ce-", 0, 3)) {
                    attributes.put(name.substring(3).toLowerCase(Locale.ROOT), values.getFirst());
                }
            });
            if (answer.get() == ACCEPTED) {
                posted.add(new Posted(attributes, data));
            }
            exchange.sendResponseHeaders(answer.get(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
