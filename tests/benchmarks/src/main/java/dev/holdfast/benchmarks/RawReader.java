package dev.holdfast.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.KeptConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The barest way to read a cluster: kept connections, some lists at once, page after page, and nothing is parsed or kept. What an API
 * server gives no faster, nobody captures faster.
 */
final class RawReader {
    private static final int LISTS_AT_ONCE = 4;
    private static final int PAGE = 500;

    private final String kubeconfig;
    private final List<String> collections;

    private RawReader(String kubeconfig, List<String> collections) {
        this.kubeconfig = kubeconfig;
        this.collections = collections;
    }

    /** Finds out what there is to list, so that reading it needs no discovery. */
    static RawReader of(String kubeconfig) {
        var collections = new ArrayList<String>();
        try (var api = ClusterApi.of(kubeconfig)) {
            addCollections(api, "/api/v1", collections);
            for (var group : api.get("/apis").path("groups")) {
                addCollections(
                        api,
                        "/apis/" + group.at("/preferredVersion/groupVersion").asText(),
                        collections);
            }
        }
        return new RawReader(kubeconfig, collections);
    }

    private static void addCollections(ClusterApi api, String root, List<String> collections) {
        for (var resource : api.get(root).path("resources")) {
            if (isListed(resource)) {
                collections.add(root + "/" + resource.path("name").asText());
            }
        }
    }

    private static boolean isListed(JsonNode resource) {
        for (var verb : resource.path("verbs")) {
            if (verb.asText().equals("list")) {
                return true;
            }
        }
        return false;
    }

    /** Reads everything once, and answers with the count of bytes. */
    long read() throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(LISTS_AT_ONCE)) {
            var running = new ArrayList<Future<Long>>();
            for (int i = 0; i < LISTS_AT_ONCE; i++) {
                Callable<Long> some = () -> readSome(next);
                running.add(threads.submit(some));
            }
            long bytes = 0;
            for (var each : running) {
                bytes += each.get();
            }
            return bytes;
        }
    }

    private long readSome(AtomicInteger next) throws IOException {
        long bytes = 0;
        try (var connection = KeptConnection.of(kubeconfig)) {
            for (int index; (index = next.getAndIncrement()) < collections.size(); ) {
                bytes += list(connection, collections.get(index));
            }
        }
        return bytes;
    }

    private static long list(KeptConnection connection, String collection) throws IOException {
        long bytes = 0;
        var token = "";
        do {
            var page = new PageEnds();
            connection.get(collection + "?limit=" + PAGE + (token.isEmpty() ? "" : "&continue=" + token), page);
            bytes += page.bytes();
            token = page.token();
        } while (!token.isEmpty());
        return bytes;
    }
}
