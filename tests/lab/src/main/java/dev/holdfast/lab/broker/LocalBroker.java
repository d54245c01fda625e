package dev.holdfast.lab.broker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Takes CloudEvents at its {@link #ingress()} (binary or structured), answers 202 at once, and hands each to every subscription
 * that wants it, each on a virtual thread of its own. It keeps nothing: an event that is under way when it stops is lost, as with
 * Knative's in-memory channel.
 */
public final class LocalBroker implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Subscription> subscriptions;
    private final Delivery delivery;

    /**
     * @param services service name to the address that its events are sent to; a Trigger whose service is not in it is left out
     * @param log is told of every step of every delivery
     */
    public LocalBroker(List<Subscription> subscriptions, Map<String, URI> services, Consumer<DeliveryStep> log) {
        this.subscriptions = subscriptions.stream()
                .filter(subscription -> services.containsKey(subscription.service()))
                .toList();
        this.delivery = new Delivery(services, log, this::publish);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The local broker cannot listen on loopback", e);
        }
        server.setExecutor(deliveries);
        server.createContext("/", this::accept);
        server.start();
    }

    /** Where to post events; what a function gets as {@code K_SINK}. */
    public URI ingress() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Puts an event into the broker from inside this program. */
    public void publish(CloudEvent event) {
        for (Subscription subscription : subscriptions) {
            if (subscription.takes(event)) {
                deliveries.execute(() -> delivery.deliver(event, subscription));
            }
        }
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 202;
            String problem = "";
            try {
                publish(read(exchange));
            } catch (RuntimeException e) {
                // The CloudEvents reader says "junk" in many ways, a NullPointerException among them.
                status = 400;
                problem = "Not a CloudEvent: " + e.getMessage();
            }
            byte[] body = problem.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static CloudEvent read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        return HttpMessageFactory.createReader(
                        headers -> exchange.getRequestHeaders()
                                .forEach((name, values) -> headers.accept(name, values.getFirst())),
                        body)
                .toEvent();
    }

    @Override
    public void close() {
        server.stop(0);
        deliveries.shutdownNow();
    }

    static {
        EventFormatProvider.getInstance().registerFormat(new JsonFormat());
    }
}
