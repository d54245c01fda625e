package dev.holdfast.lab.generator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.KeptConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Fills a cluster with generated objects, over some connections that are kept. */
public final class ObjectFill {
    private static final int CONNECTIONS = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String kubeconfig;
    private final ObjectGenerator generator;
    private final IntConsumer progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private ObjectFill(String kubeconfig, ObjectGenerator generator, IntConsumer progress) {
        this.kubeconfig = kubeconfig;
        this.generator = generator;
        this.progress = progress;
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
        var fill = new ObjectFill(kubeconfig, generator, progress);
        fill.prepare();
        fill.createAll();
    }

    private void prepare() {
        try (var api = ClusterApi.of(kubeconfig)) {
            api.create((ObjectNode) read("orders.json"), "generator");
            for (int i = 0; i < generator.namespaces(); i++) {
                var namespace = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
                namespace.putObject("metadata").put("name", ObjectGenerator.namespace(i));
                api.create(namespace, "generator");
            }
            // Returns when it is served.
            api.collectionOf(JSON.createObjectNode()
                    .put("apiVersion", "load.tidewater.example/v1")
                    .put("kind", "Order"));
        }
    }

    private void createAll() {
        try (var workers = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(workers.submit(this::createSome));
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

    private void createSome() {
        try (var connection = KeptConnection.of(kubeconfig)) {
            for (int index; (index = next.getAndIncrement()) < generator.count(); ) {
                create(connection, generator.at(index));
                var count = done.incrementAndGet();
                if (count % 1000 == 0) {
                    progress.accept(count);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(KeptConnection connection, GeneratedObject object) throws IOException {
        connection.send("POST", object.collection() + "?fieldManager=generator", "application/json", object.body());
        if (object.status().isPresent()) {
            connection.send(
                    "PATCH",
                    object.statusPath() + "?fieldManager=kubelet",
                    "application/merge-patch+json",
                    object.status().get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode read(String resource) {
        try (var file = ObjectFill.class.getResourceAsStream(resource)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
