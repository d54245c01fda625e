package dev.holdfast.lab.demo;

import dev.holdfast.lab.broker.DeliveryStep;
import dev.holdfast.lab.broker.LocalBroker;
import dev.holdfast.lab.broker.Subscription;
import dev.holdfast.lab.process.LoopbackPort;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** The functions as running applications, the broker between them, and what has happened so far. */
final class Functions implements AutoCloseable {
    static final List<String> ALL = List.of("snapshot", "etcd", "replicate", "restore-test", "restore", "report");

    private final Stack stack = new Stack();
    private final Map<String, URI> addresses = new TreeMap<>();
    private final List<DeliveryStep> steps = new CopyOnWriteArrayList<>();
    private final LocalBroker broker;

    private Functions(Map<String, Integer> ports, Path home) {
        ports.forEach((name, port) -> addresses.put(name, URI.create("http://127.0.0.1:" + port + "/")));
        broker = stack.add(
                new LocalBroker(Subscription.readAll(home.resolve("triggers/subscriptions")), addresses, steps::add));
    }

    /**
     * Starts all of them and waits until each is ready.
     *
     * @param environments by function
     */
    static Functions start(Path home, Path logs, Map<String, Map<String, String>> environments) throws Exception {
        Map<String, Integer> ports = new TreeMap<>();
        ALL.forEach(name -> ports.put(name, LoopbackPort.free()));
        Functions functions = new Functions(ports, home);
        try {
            List<FunctionApp> apps = new ArrayList<>();
            for (String name : ALL) {
                Map<String, String> environment = new TreeMap<>(environments.getOrDefault(name, Map.of()));
                environment.put("K_SINK", functions.broker.ingress().toString());
                apps.add(functions.stack.add(
                        FunctionApp.start(home, name, functions.address(name).getPort(), environment, logs)));
            }
            for (FunctionApp app : apps) {
                app.awaitReady();
            }
            apps.forEach(FunctionApp::requireRunning);
            return functions;
        } catch (Exception e) {
            functions.close();
            throw e;
        }
    }

    URI address(String function) {
        return Objects.requireNonNull(addresses.get(function));
    }

    /** Sends an event, as a CronJob or a person would. */
    void send(String type, String subject, String json) {
        broker.publish(CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/demo"))
                .withType(type)
                .withSubject(subject)
                .withData("application/json", json.getBytes(StandardCharsets.UTF_8))
                .build());
    }

    /** How many delivery steps there were so far: a mark for {@link #await}. */
    int mark() {
        return steps.size();
    }

    /**
     * Waits until {@code count} different events pass that were delivered after {@code mark}, and answers with them.
     *
     * @throws IllegalStateException if an event ended with the dead letters meanwhile, or time is up
     */
    List<CloudEvent> await(int mark, int count, Predicate<CloudEvent> wanted, Duration limit)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < end) {
            List<DeliveryStep> soFar = List.copyOf(steps); // a sub-list of the live list breaks when a step is added
            List<DeliveryStep> since = soFar.subList(mark, soFar.size());
            for (DeliveryStep step : since) {
                if (step
                        instanceof DeliveryStep.DeadLettered(CloudEvent event, Subscription to, String why, String _)) {
                    throw new IllegalStateException(
                            event.getType() + " could not be delivered to " + to.service() + ": " + why);
                }
            }
            Map<String, CloudEvent> found = new TreeMap<>();
            since.stream()
                    .filter(DeliveryStep.Delivered.class::isInstance)
                    .map(DeliveryStep::event)
                    .filter(wanted)
                    .forEach(event -> found.put(event.getId(), event));
            if (found.size() >= count) {
                return List.copyOf(found.values());
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("What was awaited did not happen within " + limit.toSeconds()
                + " s; the functions' logs are beside the copies");
    }

    @Override
    public void close() {
        stack.close();
    }
}
