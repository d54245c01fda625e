package dev.holdfast.cli.rehearsal;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says on loopback what a bucket with versions and locks would say. For rehearsals only: it believes every signature, keeps one version of each
 * file in memory, and enforces nothing.
 */
final class BucketStage {
    static final String BUCKET = "stage";

    private static final String UNTIL = "2999-01-01T00:00:00.000Z";
    private static final String DATE = "2026-01-01T00:00:00.000Z";
    private static final String RULES =
            "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention>"
                    + "<Mode>COMPLIANCE</Mode><Days>14</Days></DefaultRetention></Rule></ObjectLockConfiguration>";

    private final ConcurrentSkipListMap<String, byte[]> files = new ConcurrentSkipListMap<>();

    private BucketStage() {}

    static Stage start() {
        return Stage.start(new BucketStage()::answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String key = path.substring(Math.min(path.length(), BUCKET.length() + 2));
            if (key.isEmpty()) {
                send(
                        exchange,
                        200,
                        ofBucket(exchange.getRequestURI().getQuery()).getBytes(StandardCharsets.UTF_8));
            } else if (exchange.getRequestMethod().equals("PUT")) {
                send(exchange, files.putIfAbsent(key, sent) == null ? 200 : 412, new byte[0]);
            } else {
                ofFile(exchange, files.get(key));
            }
        }
    }

    private String ofBucket(String query) {
        if (query.contains("object-lock")) {
            return RULES;
        }
        if (query.contains("versioning")) {
            return "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        }
        Map<String, String> asked = Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length > 1 ? pair[1] : ""));
        boolean versions = asked.containsKey("versions");
        String prefix = asked.getOrDefault("prefix", "");
        String root = versions ? "ListVersionsResult" : "ListBucketResult";
        String item = versions ? "Version" : "Contents";
        String items = files.tailMap(prefix).entrySet().stream()
                .takeWhile(file -> file.getKey().startsWith(prefix))
                .map(file -> "<" + item + "><Key>" + file.getKey()
                        + "</Key><VersionId>1</VersionId><IsLatest>true</IsLatest>" + "<LastModified>" + DATE
                        + "</LastModified><Size>" + file.getValue().length + "</Size></" + item + ">")
                .collect(Collectors.joining());
        return "<" + root + "><Name>" + BUCKET + "</Name><IsTruncated>false</IsTruncated>" + items + "</" + root + ">";
    }

    private static void ofFile(HttpExchange exchange, byte @Nullable [] file) throws IOException {
        Headers answer = exchange.getResponseHeaders();
        if (file == null) {
            send(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer.set("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        answer.set("x-amz-version-id", "1");
        answer.set("x-amz-object-lock-mode", "COMPLIANCE");
        answer.set("x-amz-object-lock-retain-until-date", UNTIL);
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range == null) {
            send(exchange, 200, file);
            return;
        }
        String[] ends = range.substring("bytes=".length()).split("-");
        int from = Integer.parseInt(ends[0]);
        int to = ends.length > 1 ? (int) Math.min(Long.parseLong(ends[1]) + 1, file.length) : file.length;
        answer.set("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + file.length);
        send(exchange, 206, Arrays.copyOfRange(file, from, to));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        boolean hasNoBody = exchange.getRequestMethod().equals("HEAD");
        if (hasNoBody) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        exchange.sendResponseHeaders(status, hasNoBody || body.length == 0 ? -1 : body.length);
        if (!hasNoBody) {
            exchange.getResponseBody().write(body);
        }
    }
}
