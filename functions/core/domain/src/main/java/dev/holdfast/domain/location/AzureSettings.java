package dev.holdfast.domain.location;

import dev.holdfast.domain.InvalidFieldException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A blob container.
 *
 * @param account the storage account
 * @param endpoint the blob service; empty for the public cloud's
 */
public record AzureSettings(String container, String account, Optional<URI> endpoint) implements StoreSettings {
    /** What containers may be called. */
    public static final String CONTAINER_PATTERN = "^[a-z0-9]([a-z0-9]|-[a-z0-9]){2,62}$";

    /** What storage accounts may be called. */
    public static final String ACCOUNT_PATTERN = "^[a-z0-9]{3,24}$";

    private static final Pattern CONTAINER = Pattern.compile(CONTAINER_PATTERN);
    private static final Pattern ACCOUNT = Pattern.compile(ACCOUNT_PATTERN);

    public AzureSettings {
        if (container.length() > 63 || !CONTAINER.matcher(container).matches()) {
            throw InvalidFieldException.notA(
                    "container", container, "a container's name", "3 to 63 lower-case letters, digits and single '-'");
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw InvalidFieldException.notA(
                    "account", account, "a storage account's name", "3 to 24 lower-case letters and digits");
        }
        endpoint.ifPresent(uri -> Endpoint.check("endpoint", uri));
    }

    @Override
    public Provider provider() {
        return Provider.AZURE;
    }

    @Override
    public String system() {
        return endpoint.map(uri -> Endpoint.system(uri, "blob.core.windows.net"))
                .orElse("blob.core.windows.net");
    }

    @Override
    public String address() {
        return "azure://" + account + "/" + container
                + endpoint.map(uri -> " at " + uri).orElse("");
    }
}
