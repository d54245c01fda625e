package dev.holdfast.store.azure;

import com.azure.storage.blob.models.BlobRequestConditions;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import org.jspecify.annotations.Nullable;

/**
 * How a version is named to the service. Blobs that were written while the account kept no versions have no version id: for them the
 * ETag, which changes with every write, stands in, marked so that the two can never be taken for each other.
 *
 * @param versionId for the service; null for the current version
 * @param etag what the blob must still have; null if it does not matter
 */
record AzureVersion(@Nullable String versionId, @Nullable String etag) {
    private static final String UNVERSIONED = "etag:";

    static AzureVersion of(VersionSelector selector) {
        return switch (selector) {
            case VersionSelector.Current _ -> new AzureVersion(null, null);
            case VersionId(String value) ->
                value.startsWith(UNVERSIONED)
                        ? new AzureVersion(null, value.substring(UNVERSIONED.length()))
                        : new AzureVersion(value, null);
        };
    }

    /** The name of what a header or a listing told. */
    static VersionId name(@Nullable String versionId, String etag) {
        return new VersionId(versionId == null ? UNVERSIONED + etag.replace("\"", "") : versionId);
    }

    BlobRequestConditions conditions() {
        return etag == null ? new BlobRequestConditions() : new BlobRequestConditions().setIfMatch(etag);
    }
}
