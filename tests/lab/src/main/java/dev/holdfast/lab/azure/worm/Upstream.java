package dev.holdfast.lab.azure.worm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Azurite, as a drawer for the bytes of versions: one blob for each, written once under a name of its own. The requests are made here from
 * nothing, so nothing of a caller's request (a {@code versionid}, a condition, a policy) can slip through.
 */
final class Upstream implements AutoCloseable {
    private static final String API = "2021-12-02";

    private final URI endpoint;
    private final SharedKey key;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** The account's endpoint, such as {@code http://127.0.0.1:10000/account}. */
    Upstream(URI endpoint, SharedKey key, InstantSource clock) {
        this.endpoint = endpoint;
        this.key = key;
        this.clock = clock;
    }

    /** Creates the container; that it is there already is as good. */
    void createContainer(String container) {
        int status = drained(
                send("PUT", "/" + container, Map.of("restype", "container"), Map.of(), BodyPublishers.noBody()));
        if (status != 201 && status != 409) {
            throw new IllegalStateException("Azurite did not create container " + container + ": " + status);
        }
    }

    /** Writes a blob from a stream of known length. */
    HttpResponse<InputStream> put(String container, String name, InputStream body, long length) {
        Map<String, String> type = Map.of("x-ms-blob-type", "BlockBlob");
        return send("PUT", path(container, name), Map.of(), type, publisher(body, length));
    }

    HttpResponse<InputStream> putBlock(String container, String name, String blockId, InputStream body, long length) {
        return send(
                "PUT",
                path(container, name),
                Map.of("comp", "block", "blockid", blockId),
                Map.of(),
                publisher(body, length));
    }

    HttpResponse<InputStream> putBlockList(String container, String name, InputStream body, long length) {
        return send("PUT", path(container, name), Map.of("comp", "blocklist"), Map.of(), publisher(body, length));
    }

    HttpResponse<InputStream> get(String container, String name, Map<String, String> headers) {
        return send("GET", path(container, name), Map.of(), headers, BodyPublishers.noBody());
    }

    void delete(String container, String name) {
        drained(send("DELETE", path(container, name), Map.of(), Map.of(), BodyPublishers.noBody()));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpResponse<InputStream> send(
            String method, String path, Map<String, String> query, Map<String, String> headers, BodyPublisher body) {
        SortedMap<String, String> all = new TreeMap<>(headers);
        all.put("x-ms-version", API);
        all.put("x-ms-date", HttpDate.format(clock.instant()));
        URI uri = URI.create(endpoint + path + (query.isEmpty() ? "" : "?" + encode(query)));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
        all.forEach(request::header);
        if (body.contentLength() > 0) {
            all.put("content-length", Long.toString(body.contentLength()));
        }
        request.header("Authorization", key.authorization(method, uri.getRawPath(), query, all));
        try {
            return http.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("Azurite does not answer at " + endpoint, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Azurite was asked", e);
        }
    }

    /** The status; an answer that nobody reads would keep its connection. */
    private static int drained(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            body.readAllBytes();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("Azurite broke its answer off", e);
        }
    }

    private static BodyPublisher publisher(InputStream body, long length) {
        return length == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> body), length);
    }

    private static String path(String container, String name) {
        return "/" + container + "/" + name;
    }

    private static String encode(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
