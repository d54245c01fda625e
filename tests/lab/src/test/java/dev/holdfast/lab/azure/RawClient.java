package dev.holdfast.lab.azure;

import dev.holdfast.lab.azure.worm.WormCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Speaks to one container without any SDK, so that what is tested is the wire. */
final class RawClient implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String container;
    private final String token;

    RawClient(WormCheck account, String container, String token) {
        this.container = account.endpoint() + "/" + container;
        this.token = token;
    }

    HttpResponse<String> put(String blob, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(blob, "").PUT(BodyPublishers.ofString(body));
        return send(request.header("x-ms-blob-type", "BlockBlob"), headers);
    }

    /** A PUT without a body, such as {@code comp=legalhold}. */
    HttpResponse<String> set(String blob, String query, String... headers) throws IOException, InterruptedException {
        return send(request(blob, query).PUT(BodyPublishers.noBody()), headers);
    }

    HttpResponse<String> putBody(String blob, String query, String body) throws IOException, InterruptedException {
        return send(request(blob, query).PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String blob, String query, String... headers) throws IOException, InterruptedException {
        return send(request(blob, query).GET(), headers);
    }

    HttpResponse<String> head(String blob, String query) throws IOException, InterruptedException {
        return send(request(blob, query).HEAD());
    }

    HttpResponse<String> delete(String blob, String query, String... headers) throws IOException, InterruptedException {
        return send(request(blob, query).DELETE(), headers);
    }

    HttpResponse<String> list(String query) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(URI.create(container + "?restype=container&comp=list&" + query + "&" + token))
                        .GET());
    }

    /** Where a blob is, as a source to copy from. */
    String url(String blob) {
        return container + "/" + blob;
    }

    @Override
    public void close() {
        http.close();
    }

    static String version(HttpResponse<String> response) {
        return response.headers().firstValue("x-ms-version-id").orElseThrow();
    }

    static String code(HttpResponse<String> response) {
        return response.statusCode()
                + response.headers()
                        .firstValue("x-ms-error-code")
                        .map(code -> " " + code)
                        .orElse("");
    }

    static Map<String, String> policy(HttpResponse<String> response) {
        return Map.of(
                "mode",
                        response.headers()
                                .firstValue("x-ms-immutability-policy-mode")
                                .orElse("none"),
                "until",
                        response.headers()
                                .firstValue("x-ms-immutability-policy-until-date")
                                .orElse("none"));
    }

    static String date(Instant instant) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC));
    }

    private HttpRequest.Builder request(String blob, String query) {
        return HttpRequest.newBuilder(URI.create(url(blob) + "?" + (query.isEmpty() ? "" : query + "&") + token));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.header("x-ms-version", "2026-02-06").build(), BodyHandlers.ofString());
    }
}
