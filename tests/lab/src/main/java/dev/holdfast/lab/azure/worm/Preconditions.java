package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.Gate.Caller;
import java.util.Optional;

/** Whether a write may be, by the request's conditions and the caller's rights. */
final class Preconditions {
    private Preconditions() {}

    static void requireWritable(Call call, Caller caller, BlobHistory history) {
        if (!caller.may(Permission.CREATE) && !caller.may(Permission.WRITE)) {
            throw new Refusal(AzureError.AuthorizationPermissionMismatch);
        }
        boolean exists = history.hasCurrent();
        if (exists && call.header("if-none-match").filter("*"::equals).isPresent()) {
            throw new Refusal(AzureError.BlobAlreadyExists);
        }
        requireMatch(call, history.current());
        if (exists && !caller.may(Permission.WRITE)) {
            throw new Refusal(AzureError.UnauthorizedBlobOverwrite);
        }
    }

    static void requireMatch(Call call, Optional<BlobVersion> present) {
        Optional<String> wanted =
                call.header("if-match").filter(etag -> !etag.equals("*")).map(Preconditions::bare);
        if (wanted.isPresent()
                && !present.map(BlobVersion::etag).map(Preconditions::bare).equals(wanted)) {
            throw new Refusal(AzureError.ConditionNotMet);
        }
    }

    /** The SDKs send ETags without the quotes that they came in, and the service takes them so. */
    private static String bare(String etag) {
        return etag.replace("\"", "");
    }
}
