package dev.holdfast.lab.azure.worm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Shared access signatures of one container, in the form of version 2020-12-06 and later. */
record ServiceSas(SharedKey key) {
    private static final String VERSION = "2022-11-02";

    /** A token that allows {@code letters} on {@code container} until then. */
    String token(String container, String letters, Instant until) {
        String end = until.truncatedTo(ChronoUnit.SECONDS).toString();
        Map<String, String> parameters = Map.of("sp", letters, "se", end, "sv", VERSION, "sr", "c");
        return "sv=" + VERSION + "&sr=c&sp=" + letters + "&se=" + encode(end) + "&sig="
                + encode(key.sign(toSign(container, parameters)));
    }

    /**
     * The letters that a request's token allows.
     *
     * @throws Refusal if it is not ours, for another container, or not valid now
     */
    String allowed(Call call, Instant now) {
        Map<String, String> query = call.query();
        if (!key.sign(toSign(call.container(), query)).equals(query.get("sig"))) {
            throw new Refusal(AzureError.AuthenticationFailed, "Signature did not match.");
        }
        try {
            Instant from = query.containsKey("st") ? Instant.parse(query.get("st")) : Instant.MIN;
            Instant until = Instant.parse(query.getOrDefault("se", ""));
            if (now.isBefore(from) || !now.isBefore(until)) {
                throw new Refusal(
                        AzureError.AuthenticationFailed,
                        "Signature not valid in the specified time frame: Start [" + from + "] - Expiry [" + until
                                + "] - Current [" + now + "]");
            }
        } catch (DateTimeParseException _) {
            throw new Refusal(AzureError.AuthenticationFailed, "se or st is not a date");
        }
        return query.getOrDefault("sp", "");
    }

    private String toSign(String container, Map<String, String> query) {
        return String.join(
                "\n",
                query.getOrDefault("sp", ""),
                query.getOrDefault("st", ""),
                query.getOrDefault("se", ""),
                "/blob/" + key.account() + "/" + container,
                query.getOrDefault("si", ""),
                query.getOrDefault("sip", ""),
                query.getOrDefault("spr", ""),
                query.getOrDefault("sv", ""),
                query.getOrDefault("sr", ""),
                "", // snapshot
                query.getOrDefault("ses", ""),
                query.getOrDefault("rscc", ""),
                query.getOrDefault("rscd", ""),
                query.getOrDefault("rsce", ""),
                query.getOrDefault("rscl", ""),
                query.getOrDefault("rsct", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
