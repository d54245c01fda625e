package dev.holdfast.store.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.azure.AzureFailures.Act;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deleting one version. The service refuses to delete the current one by its id (403 OperationNotAllowedOnRootBlob): then the blob is
 * deleted first, which only makes its version a previous one, and the version next. If we die in between, the key has no current version,
 * and deleting it again finishes.
 */
record AzureDeletion(AzureFailures failures, Act act) {
    private static final Set<String> IS_CURRENT = Set.of("OperationNotAllowedOnRootBlob");

    /** Somebody wrote on top of it, or hid it, just now: it is a previous version already. */
    private static final Set<String> OVERTAKEN = Set.of("ConditionNotMet", "BlobNotFound");

    void delete(BlobClientBase version, BlobClientBase blob, AzureVersion which) {
        if (which.versionId() == null || answers(IS_CURRENT, version, null)) {
            // Only this version, should somebody write another on top of it right now.
            String etag = which.etag() == null ? etagOf(version) : which.etag();
            boolean overtaken = answers(OVERTAKEN, blob, new BlobRequestConditions().setIfMatch(etag));
            if (which.versionId() != null) {
                answers(Set.of(), version, null);
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

    /** Deletes, or says that the service answered with one of these codes. */
    private boolean answers(Set<String> codes, BlobClientBase client, @Nullable BlobRequestConditions conditions) {
        return failures.translate(act, () -> {
            try {
                client.deleteWithResponse(null, conditions, null, Context.NONE);
                return false;
            } catch (HttpResponseException e) {
                if (codes.contains(AzureFailures.codeOf(e.getResponse()))) {
                    return true;
                }
                throw e;
            }
        });
    }
}
