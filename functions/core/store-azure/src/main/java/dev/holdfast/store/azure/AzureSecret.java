package dev.holdfast.store.azure;

import dev.holdfast.store.StoreException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The secret that the environment holds for us, if our credentials need one; it never prints itself.
 *
 * @param source where it came from, for messages
 */
record AzureSecret(String source, String value) {
    private static final Pattern EXPIRY =
            Pattern.compile("(?:^|[?&;])(?:SharedAccessSignature=\\??)?(?:[^;]*&)?se=([^&;]+)");

    static AzureSecret from(AzureSettings settings, Map<String, String> environment) {
        return switch (settings.credentials()) {
            case AzureCredentials.DefaultChain _ -> new AzureSecret("the default chain of Azure", "");
            case AzureCredentials.ConnectionString(String name) -> read(settings, environment, name);
            case AzureCredentials.SasToken(String name) -> read(settings, environment, name);
        };
    }

    private static AzureSecret read(AzureSettings settings, Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new StoreException.AccessDenied(
                    "There are no credentials for " + settings.describe() + ": the environment variable " + name
                            + " is not set; set it, or name another in the location's credentials",
                    null);
        }
        return new AzureSecret("the environment variable " + name, value.strip());
    }

    /** When the SAS token in it ends, if there is one and it says so. */
    Optional<Instant> expiry() {
        Matcher matcher = EXPIRY.matcher(value);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8)));
        } catch (DateTimeParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "a secret from " + source;
    }
}
