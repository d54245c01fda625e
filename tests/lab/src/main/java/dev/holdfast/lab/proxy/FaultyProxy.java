package dev.holdfast.lab.proxy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.lab.cluster.KubeconfigAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens on 127.0.0.1 without TLS and passes requests on to an API server as its administrator, except those that a {@link Script} makes fail. Bodies
 * are streamed both ways.
 */
public final class FaultyProxy implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Accept", "Content-Type", "User-Agent");

    private final KubeconfigAccess upstream;
    private final HttpClient client;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Script> scripts = new CopyOnWriteArrayList<>();
    private final List<ProxiedRequest> seen = new CopyOnWriteArrayList<>();

    private FaultyProxy(KubeconfigAccess access) throws IOException {
        this.upstream = access;
        this.client = HttpClient.newBuilder()
                .sslContext(access.tls())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Stands in front of the cluster of a lab cluster's kubeconfig. */
    public static FaultyProxy before(String kubeconfig) {
        try {
            return new FaultyProxy(KubeconfigAccess.parse(kubeconfig));
        } catch (IOException e) {
            throw new UncheckedIOException("The faulty proxy could not listen on 127.0.0.1", e);
        }
    }

    /** From now on; of several scripts that match the first one counts. */
    public Script add(Script script) {
        scripts.add(script);
        return script;
    }

    /** Forgets all scripts and requests. */
    public void clear() {
        scripts.clear();
        seen.clear();
    }

    /** Every request since the start or the last {@link #clear}, in order of arrival. */
    public List<ProxiedRequest> requests() {
        return List.copyOf(seen);
    }

    /** A kubeconfig that leads here. */
    public String kubeconfig() {
        return """
                {"apiVersion":"v1","kind":"Config","current-context":"faulty",
                 "contexts":[{"name":"faulty","context":{"cluster":"faulty"}}],
                 "clusters":[{"name":"faulty","cluster":{"server":"http://127.0.0.1:%d"}}]}
                """.formatted(server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        ProxiedRequest request = new ProxiedRequest(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                Optional.ofNullable(uri.getRawQuery()).orElse(""));
        seen.add(request);
        Optional<Fault> fault = scripts.stream()
                .filter(script -> script.takes(request))
                .findFirst()
                .map(Script::fault);
        try (exchange) {
            if (fault.isPresent() && fault.get() instanceof Fault.Answer answer) {
                answer(exchange, answer);
            } else {
                pass(exchange, fault);
            }
        }
    }

    private static void answer(HttpExchange exchange, Fault.Answer answer) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private void pass(HttpExchange exchange, Optional<Fault> fault) throws IOException {
        HttpResponse<InputStream> answer = ask(exchange);
        try (InputStream body = answer.body()) {
            long most = Long.MAX_VALUE;
            boolean politely = true;
            switch (fault.orElse(null)) {
                case null -> {}
                case Fault.LoseAnswer _ -> {
                    body.readAllBytes();
                    return; // the connection closes without an answer
                }
                case Fault.Truncate(long bytes) -> {
                    most = bytes;
                    politely = false;
                }
                case Fault.TruncatePolitely(long bytes) -> most = bytes;
                case Fault.Answer _ -> throw new IllegalStateException("answered already");
            }
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
            // A promised length that does not come is how a client sees a broken connection.
            exchange.sendResponseHeaders(answer.statusCode(), politely ? 0 : most + 1);
            copy(body, exchange.getResponseBody(), most);
            if (politely) {
                exchange.getResponseBody().close();
            }
        }
    }

    private HttpResponse<InputStream> ask(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(upstream.server() + exchange.getRequestURI().toString()))
                .header("Authorization", "Bearer " + upstream.token())
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : PASSED_ON) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).ifPresent(it -> builder.header(name, it));
        }
        try {
            return client.send(builder.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The proxy is closing", e);
        }
    }

    private static void copy(InputStream from, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[16 << 10];
        long left = most;
        while (left > 0) {
            int count = from.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            to.write(buffer, 0, count);
            left -= count;
        }
        to.flush();
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
    }
}
