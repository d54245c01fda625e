package dev.holdfast.lab.azure.worm;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request, taken apart: {@code /account/container/blob?query}.
 *
 * @param container empty for the account itself
 * @param blob empty for the container itself
 * @param query decoded, names in lower case
 * @param headers names in lower case
 */
record Call(
        String method,
        String rawPath,
        String container,
        String blob,
        SortedMap<String, String> query,
        SortedMap<String, String> headers,
        InputStream body) {
    static Call of(HttpExchange exchange) {
        URI uri = exchange.getRequestURI();
        String[] parts = uri.getRawPath().substring(1).split("/", 3);
        SortedMap<String, String> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            headers.put(header.getKey().toLowerCase(Locale.ROOT), String.join(",", header.getValue()));
        }
        return new Call(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                parts.length > 1 ? decode(parts[1]) : "",
                parts.length > 2 ? decode(parts[2]) : "",
                query(uri.getRawQuery()),
                headers,
                exchange.getRequestBody());
    }

    /** Which sub-resource is meant; empty for the blob itself. */
    String comp() {
        return query.getOrDefault("comp", "").toLowerCase(Locale.ROOT);
    }

    /** The version that is meant; empty for the current one. */
    String versionId() {
        return query.getOrDefault("versionid", "");
    }

    Optional<String> header(String name) {
        return Optional.of(headers.getOrDefault(name, "")).filter(value -> !value.isEmpty());
    }

    String requiredHeader(String name) {
        return header(name).orElseThrow(() -> new Refusal(AzureError.MissingRequiredHeader, name));
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    static SortedMap<String, String> query(@Nullable String raw) {
        SortedMap<String, String> query = new TreeMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decode(name).toLowerCase(Locale.ROOT), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    /** In a path a plus is a plus; in Azure's queries it is sent as %2B. */
    static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
