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

    private static final Pattern ACCOUNT = Pattern.compile("(?i)(?:^|;)\\s*AccountName=([^;]+)");

    static AzureSecret from(AzureSettings settings, Map<String, String> environment) {
        return switch (settings.credentials()) {
            case AzureCredentials.DefaultChain _ -> defaultChain(settings);
            case AzureCredentials.ConnectionString(String name) ->
                requireAccount(settings, read(settings, environment, name));
            case AzureCredentials.SasToken(String name) -> read(settings, environment, name);
        };
    }

    private static AzureSecret defaultChain(AzureSettings settings) {
        if (settings.endpoint().filter(uri -> "http".equals(uri.getScheme())).isPresent()) {
            throw new StoreException.Permanent(
                    "The default chain of credentials never sends its tokens to " + settings.describe()
                            + ", as anybody could read them on the way; give azure.endpoint as https, or other credentials",
                    null);
        }
        return new AzureSecret("the default chain of Azure", "");
    }

    /** A connection string copied from another account would write the backup there. */
    private static AzureSecret requireAccount(AzureSettings settings, AzureSecret secret) {
        Matcher named = ACCOUNT.matcher(secret.value());
        String account = named.find() ? named.group(1) : "";
        if (!account.isEmpty() && !settings.account().orElse(account).equals(account)) {
            throw new StoreException.Permanent(
                    "The credentials for " + settings.describe() + " belong to another account: " + secret.source
                            + " names " + account
                            + "; correct azure.account, or use the connection string of this account",
                    null);
        }
        return secret;
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
