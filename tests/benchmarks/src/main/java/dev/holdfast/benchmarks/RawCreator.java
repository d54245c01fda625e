package dev.holdfast.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.lab.cluster.ClusterApiException;
import dev.holdfast.lab.cluster.KeptConnection;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The barest way to create the generated objects of a snapshot: bodies made before, 16 kept connections, one request an object, and
 * definitions and namespaces first. What an API server takes no faster, nobody restores faster.
 */
final class RawCreator {
    private static final int CONNECTIONS = 16;
    private static final int NOT_FOUND = 404;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Refused in a create, or without meaning there. */
    private static final Set<String> SERVER_MADE =
            Set.of("uid", "resourceVersion", "creationTimestamp", "generation", "managedFields");

    private record Body(String collection, String json) {}

    private final List<Body> first = new ArrayList<>();
    private final List<Body> others = new ArrayList<>();

    /** Reads what of a snapshot a fresh control plane does not have by itself. */
    RawCreator(RepositoryObjects objects) throws IOException {
        for (var path : objects.paths("")) {
            var text = path.value();
            if (text.startsWith("namespaces/load-")) {
                others.add(body(path, objects.read(path)));
            } else if (text.startsWith("cluster/namespaces.core/load-")
                    || text.startsWith("cluster/customresourcedefinitions.")) {
                first.add(body(path, objects.read(path)));
            }
        }
    }

    private static Body body(ObjectPath path, byte[] json) throws IOException {
        var object = (ObjectNode) JSON.readTree(json);
        var ref = path.ref(json);
        ((ObjectNode) object.path("metadata")).remove(SERVER_MADE);
        var version = object.path("apiVersion").asText();
        var root = (version.contains("/") ? "/apis/" : "/api/") + version;
        var within = ref.isClusterScoped() ? "" : "/namespaces/" + ref.namespace();
        return new Body(root + within + "/" + ref.resource().resource(), JSON.writeValueAsString(object));
    }

    int count() {
        return first.size() + others.size();
    }

    /** Creates them all in a cluster that has none of them. */
    void create(String kubeconfig) throws IOException, InterruptedException, ExecutionException {
        try (var connection = KeptConnection.of(kubeconfig)) {
            for (var body : first) {
                send(connection, body);
            }
            awaitServed(connection);
        }
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Callable<Integer> some = () -> createSome(kubeconfig, next);
                running.add(threads.submit(some));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    private int createSome(String kubeconfig, AtomicInteger next) throws IOException {
        int count = 0;
        try (var connection = KeptConnection.of(kubeconfig)) {
            for (int index; (index = next.getAndIncrement()) < others.size(); count++) {
                send(connection, others.get(index));
            }
        }
        return count;
    }

    private static void send(KeptConnection connection, Body body) throws IOException {
        connection.send(
                "POST",
                body.collection() + "?fieldManager=raw",
                "application/json",
                body.json().getBytes(StandardCharsets.UTF_8));
    }

    /** A definition is served a moment after it was created. */
    private void awaitServed(KeptConnection connection) throws IOException, InterruptedException {
        for (var collection : others.stream().map(Body::collection).distinct().toList()) {
            while (!isServed(connection, collection)) {
                Thread.sleep(20);
            }
        }
    }

    private static boolean isServed(KeptConnection connection, String collection) throws IOException {
        try {
            connection.get(collection + "?limit=1", OutputStream.nullOutputStream());
            return true;
        } catch (ClusterApiException e) {
            if (e.status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }
}
