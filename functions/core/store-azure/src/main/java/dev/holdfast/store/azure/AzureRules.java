package dev.holdfast.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerProperties;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.LocationRules.Setting;
import dev.holdfast.store.azure.AzureFailures.Act;
import dev.holdfast.store.azure.AzureFailures.Intent;
import org.jspecify.annotations.Nullable;

/**
 * What the data plane tells about a container. It tells whether versions can be locked; the default policy itself belongs to the
 * management plane, so only an upload without headers shows it ({@code holdfast location check} makes one).
 */
record AzureRules(AzureFailures failures) {
    private static final DefaultRetention UNTOLD = new DefaultRetention.Unknown(
            "Azure's data plane does not tell the default policy; 'holdfast location check' finds it by an upload without a policy");

    private static final int FORBIDDEN = 403;

    LocationRules of(BlobContainerClient container) {
        return failures.translate(new Act(Intent.READ, "look at the container"), () -> {
            try {
                Response<BlobContainerProperties> response =
                        container.getPropertiesWithResponse(null, null, Context.NONE);
                return told(response.getValue().isImmutableStorageWithVersioningEnabled(), response.getHeaders());
            } catch (HttpResponseException e) {
                return untold(e);
            }
        });
    }

    private static LocationRules told(@Nullable Boolean locking, HttpHeaders headers) {
        // Version-level immutability cannot be had without versioning; without it, versioning may be on or off.
        return Boolean.TRUE.equals(locking)
                ? new LocationRules(UNTOLD, Setting.ON, Setting.ON, AzureDates.serverTime(headers))
                : new LocationRules(
                        locking == null ? UNTOLD : new DefaultRetention.None(),
                        Setting.UNKNOWN,
                        locking == null ? Setting.UNKNOWN : Setting.OFF,
                        AzureDates.serverTime(headers));
    }

    /** A right to read blobs is not yet one to look at their container. */
    private static LocationRules untold(HttpResponseException e) {
        boolean authenticated = !AzureFailures.codeOf(e.getResponse()).equals("AuthenticationFailed");
        if (e.getResponse().getStatusCode() != FORBIDDEN || !authenticated) {
            throw e;
        }
        return new LocationRules(
                UNTOLD,
                Setting.UNKNOWN,
                Setting.UNKNOWN,
                AzureDates.serverTime(e.getResponse().getHeaders()));
    }
}
