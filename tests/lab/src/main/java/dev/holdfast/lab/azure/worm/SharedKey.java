package dev.holdfast.lab.azure.worm;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An account's key and the two things that it signs: requests ("Authorize with Shared Key") and shared access signatures ("Create a
 * service SAS").
 */
record SharedKey(String account, String base64Key) {
    private static final List<String> STANDARD = List.of(
            "content-encoding",
            "content-language",
            "content-length",
            "content-md5",
            "content-type",
            "date",
            "if-modified-since",
            "if-match",
            "if-none-match",
            "if-unmodified-since",
            "range");

    /** The Authorization header that belongs to a request; header names in lower case, the query decoded. */
    String authorization(String method, String rawPath, Map<String, String> query, SortedMap<String, String> headers) {
        String standard = STANDARD.stream().map(name -> value(headers, name)).collect(Collectors.joining("\n"));
        String own = headers.entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-ms-"))
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String resource = "/" + account + rawPath
                + query.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(parameter -> "\n" + parameter.getKey() + ":" + parameter.getValue())
                        .collect(Collectors.joining());
        return "SharedKey " + account + ":" + sign(method + "\n" + standard + "\n" + own + resource);
    }

    String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(base64Key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA256, which every Java platform must have", e);
        }
    }

    private static String value(Map<String, String> headers, String name) {
        String value = headers.getOrDefault(name, "");
        // Since 2015-02-21 an empty body is signed as no length; a date in x-ms-date replaces the other one.
        boolean empty = (name.equals("content-length") && value.equals("0"))
                || (name.equals("date") && headers.containsKey("x-ms-date"));
        return empty ? "" : value;
    }

    @Override
    public String toString() {
        return "the key of " + account;
    }
}
