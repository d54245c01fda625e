package dev.holdfast.store.azure;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The way to the account.
 *
 * @param proxy an HTTP proxy, {@code http://host:port}, for both the account and the login service
 * @param caFile PEM certificates of authorities to trust beside those that Java trusts
 */
public record AzureNetwork(Optional<URI> proxy, Optional<Path> caFile) {
    /** No proxy, and the authorities that Java trusts. */
    public static final AzureNetwork DIRECT = new AzureNetwork(Optional.empty(), Optional.empty());

    public AzureNetwork {
        proxy.ifPresent(uri -> {
            if (uri.getHost() == null || uri.getPort() < 0) {
                throw new IllegalArgumentException("Not a proxy: '" + uri + "'; write it as http://host:port");
            }
        });
    }
}
