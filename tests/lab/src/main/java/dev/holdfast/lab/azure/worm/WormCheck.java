package dev.holdfast.lab.azure.worm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The running check: an account of Azure Blob Storage on 127.0.0.1 whose containers lock what is written. The rules and their sources stand
 * in the description of {@linkplain dev.holdfast.lab.azure.worm this package}.
 */
public final class WormCheck implements AutoCloseable {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final WormSettings settings;
    private final SharedKey key;
    private final VersionIndex index;
    private final Upstream upstream;
    private final Router router;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong requests = new AtomicLong();

    private WormCheck(WormSettings settings, int port) throws IOException {
        this.settings = settings;
        this.key = new SharedKey(settings.account(), settings.base64Key());
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        this.index = new VersionIndex(settings.index(), settings.clock());
        this.upstream = new Upstream(settings.azurite(), key, settings.clock());
        this.router = new Router(new Gate(key, settings.clock()), index, upstream, settings.clock());
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Starts it on a free port of 127.0.0.1. */
    public static WormCheck start(WormSettings settings) {
        return start(settings, 0);
    }

    /** Starts it on this port, as after a restart: clients find it where it was. */
    public static WormCheck start(WormSettings settings, int port) {
        try {
            return new WormCheck(settings, port);
        } catch (IOException e) {
            throw new UncheckedIOException("The WORM check cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** Creates a container, or changes the default policy of one; null for no default. What is there keeps the policy that it has. */
    public void defineContainer(String name, @Nullable DefaultPolicy policy) {
        upstream.createContainer(name);
        index.define(name, policy);
    }

    /** The account's blob endpoint. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + settings.account());
    }

    /** For the owner of the account, who may everything that locks do not forbid. */
    public String connectionString() {
        return "DefaultEndpointsProtocol=http;AccountName=" + settings.account() + ";AccountKey=" + settings.base64Key()
                + ";BlobEndpoint=" + endpoint() + ";";
    }

    /** A shared access signature for one of the roles on one container, valid until then. */
    public String sas(Role role, String container, Instant until) {
        return new ServiceSas(key).token(container, role.letters(), until);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        upstream.close();
        index.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Call.of(exchange);
            Answer answer = answer(call);
            drain(call.body());
            send(exchange, answer);
        }
    }

    /** A client that still sends while we hang up never sees the answer. */
    private static void drain(InputStream body) {
        try {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // Read to its end and closed already: nothing is left.
        }
    }

    private Answer answer(Call call) {
        try {
            return router.answer(call);
        } catch (RuntimeException e) {
            return Answer.xml(
                            500,
                            Xml.HEAD + "<Error><Code>InternalError</Code><Message>" + Xml.escape(e.toString())
                                    + "</Message></Error>")
                    .with("x-ms-error-code", "InternalError");
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("x-ms-request-id", "worm-" + requests.incrementAndGet());
        exchange.getResponseHeaders().set("x-ms-version", "2026-02-06");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders()
                    .set("Content-Length", Long.toString(answer.status() < 300 ? answer.length() : 0));
        }
        try (InputStream body = answer.body()) {
            exchange.sendResponseHeaders(answer.status(), head || answer.length() == 0 ? -1 : answer.length());
            if (!head && answer.length() > 0) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }
}
