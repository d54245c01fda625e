package dev.holdfast.store.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.azure.AzureFailures.Act;
import org.jspecify.annotations.Nullable;

/**
 * Deleting one version. The service refuses to delete the current one by its id (403 OperationNotAllowedOnRootBlob): then the blob is
 * deleted first, which only makes its version a previous one, and the version next. If we die in between, the key has no current version,
 * and deleting it again finishes.
 */
record AzureDeletion(AzureFailures failures, Act act) {
    private static final String IS_CURRENT = "OperationNotAllowedOnRootBlob";
    private static final String OVERTAKEN = "ConditionNotMet";

    void delete(BlobClientBase version, BlobClientBase blob, AzureVersion which) {
        if (which.versionId() == null || answers(IS_CURRENT, version, null)) {
            // Only this version, should somebody write another on top of it right now.
            String etag = which.etag() == null ? etagOf(version) : which.etag();
            boolean overtaken = answers(OVERTAKEN, blob, new BlobRequestConditions().setIfMatch(etag));
            if (which.versionId() != null) {
                answers("", version, null);
            } else if (overtaken) {
                throw new StoreException.NotFound(
                        "Cannot " + act.words() + ": somebody has written over it, and the account keeps no versions",
                        null);
            }
        }
    }

    private String etagOf(BlobClientBase version) {
        return failures.translate(act, () -> version.getProperties().getETag());
    }

    /** Deletes, or says that the service answered with exactly this code. */
    private boolean answers(String code, BlobClientBase client, @Nullable BlobRequestConditions conditions) {
        return failures.translate(act, () -> {
            try {
                client.deleteWithResponse(null, conditions, null, Context.NONE);
                return false;
            } catch (BlobStorageException e) {
                if (AzureFailures.codeOf(e.getResponse()).equals(code)) {
                    return true;
                }
                throw e;
            }
        });
    }
}
