package dev.holdfast.store.azure;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the files are, and how to get there; no secret is in it.
 *
 * @param container its name, without the account
 * @param account the storage account; needed unless the endpoint or a connection string tells it, and never another than theirs
 * @param endpoint the account's blob endpoint; else the connection string's, else {@code https://account.blob.core.windows.net}; emulators carry the account
 *     in the path, as in {@code http://127.0.0.1:10000/devstoreaccount1}
 * @param prefix what comes before each key, without a slash at its end; empty for the container's root
 */
public record AzureSettings(
        String container,
        Optional<String> account,
        Optional<URI> endpoint,
        String prefix,
        AzureCredentials credentials,
        AzureNetwork network) {
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){2,62}");
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*");
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    public AzureSettings {
        if (!CONTAINER.matcher(container).matches() || container.length() > 63) {
            throw new IllegalArgumentException("Not a name of an Azure container: '" + container
                    + "'; it has 3 to 63 lower-case letters, digits and single hyphens");
        }
        account.filter(name -> !ACCOUNT.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException("Not a name of an Azure storage account: '" + name
                    + "'; it has 3 to 24 lower-case letters and digits");
        });
        endpoint.ifPresent(AzureSettings::requireEndpoint);
        prefix = stripSlashes(prefix);
        if (!prefix.isEmpty()
                && (!PREFIX.matcher(prefix).matches() || DOTS.matcher(prefix).find())) {
            throw new IllegalArgumentException(
                    "Not a prefix: '" + prefix
                            + "'; it has segments of letters, digits, '.', '_' and '-', divided by '/', none of them '.' or '..'");
        }
        if (account.isEmpty() && endpoint.isEmpty() && !(credentials instanceof AzureCredentials.ConnectionString)) {
            throw new IllegalArgumentException("Neither azure.account nor azure.endpoint says where container '"
                    + container + "' is; give one of them");
        }
    }

    /** The root of a container, found by the provider's own names and credentials; to be refined by the {@code with} methods. */
    public static AzureSettings of(String account, String container) {
        return new AzureSettings(
                container,
                Optional.of(account),
                Optional.empty(),
                "",
                new AzureCredentials.DefaultChain(),
                AzureNetwork.DIRECT);
    }

    /** The same below another prefix. */
    public AzureSettings withPrefix(String newPrefix) {
        return new AzureSettings(container, account, endpoint, newPrefix, credentials, network);
    }

    /** The same at another endpoint. */
    public AzureSettings withEndpoint(URI newEndpoint) {
        return new AzureSettings(container, account, Optional.of(newEndpoint), prefix, credentials, network);
    }

    /** The same as somebody else. */
    public AzureSettings withCredentials(AzureCredentials newCredentials) {
        return new AzureSettings(container, account, endpoint, prefix, newCredentials, network);
    }

    /** The same by another way. */
    public AzureSettings withNetwork(AzureNetwork newNetwork) {
        return new AzureSettings(container, account, endpoint, prefix, credentials, newNetwork);
    }

    /** For people: {@code azure://container/prefix at https://…}. */
    public String describe() {
        String path = prefix.isEmpty() ? container : container + "/" + prefix;
        String where = serviceUrl()
                .map(url -> " at " + url)
                .orElseGet(() -> account.map(name -> " of account " + name).orElse(""));
        return "azure://" + path + where;
    }

    /** The blob endpoint, unless only a connection string knows it. */
    Optional<String> serviceUrl() {
        if (endpoint.isPresent() || credentials instanceof AzureCredentials.ConnectionString) {
            return endpoint.map(URI::toString);
        }
        return account.map(name -> "https://" + name + ".blob.core.windows.net");
    }

    private static void requireEndpoint(URI uri) {
        boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        // A query would be a SAS token: a secret in a file that is printed.
        if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "Not an endpoint of Azure: scheme, host, no query and no user are expected in '" + uri.getScheme()
                            + "://" + uri.getHost() + "'");
        }
    }

    private static String stripSlashes(String prefix) {
        int end = prefix.length();
        while (end > 0 && prefix.charAt(end - 1) == '/') {
            end--;
        }
        return prefix.substring(0, end);
    }
}
