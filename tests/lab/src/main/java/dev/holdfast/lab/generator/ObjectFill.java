package dev.holdfast.lab.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Fills a cluster with generated objects, over many connections that are kept. */
public final class ObjectFill {
    private static final int CONNECTIONS = 16;

    private final ClusterApi api;
    private final ObjectGenerator generator;

    private ObjectFill(ClusterApi api, ObjectGenerator generator) {
        this.api = api;
        this.generator = generator;
    }

    /** Creates that many objects of the usual mix. */
    public static void fill(String kubeconfig, int count) {
        fill(kubeconfig, ObjectGenerator.of(count), done -> {});
    }

    /**
     * Creates all that a generator has, in a cluster that has none of it.
     *
     * @param progress is told after each thousand how many are done; from several threads
     */
    public static void fill(String kubeconfig, ObjectGenerator generator, IntConsumer progress) {
        try (var api = ClusterApi.of(kubeconfig)) {
            var fill = new ObjectFill(api, generator);
            fill.prepare();
            fill.create(progress);
        }
    }

    private void prepare() {
        api.create(definition(), "generator");
        for (int i = 0; i < generator.namespaces(); i++) {
            var namespace = """
                    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s"}}""".formatted(ObjectGenerator.namespace(i));
            api.sendBytes("POST", "/api/v1/namespaces", "application/json", namespace.getBytes(StandardCharsets.UTF_8));
        }
        // Returns when it is served.
        api.collectionOf(order());
    }

    private void create(IntConsumer progress) {
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(workers.submit(() -> {
                    for (int index; (index = next.getAndIncrement()) < generator.count(); ) {
                        create(generator.at(index));
                        var count = done.incrementAndGet();
                        if (count % 1000 == 0) {
                            progress.accept(count);
                        }
                    }
                }));
            }
            for (var each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while generating objects", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Objects could not be generated: " + e.getCause(), e);
        }
    }

    private void create(GeneratedObject object) {
        api.sendBytes("POST", object.collection() + "?fieldManager=generator", "application/json", object.body());
        object.status()
                .ifPresent(status -> api.sendBytes(
                        "PATCH",
                        object.statusPath() + "?fieldManager=kubelet",
                        "application/merge-patch+json",
                        status.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode definition() {
        try (var file = ObjectFill.class.getResourceAsStream("orders.json")) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode order() {
        return new ObjectMapper()
                .createObjectNode()
                .put("apiVersion", "load.tidewater.example/v1")
                .put("kind", "Order");
    }
}
