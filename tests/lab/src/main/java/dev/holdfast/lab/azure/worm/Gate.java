package dev.holdfast.lab.azure.worm;

import java.time.InstantSource;

/** Who may in: the account's key may everything, a shared access signature what its letters say. */
record Gate(SharedKey key, InstantSource clock) {
    /** What one caller may do. */
    record Caller(boolean isOwner, String letters) {
        boolean may(Permission permission) {
            return isOwner || permission.isIn(letters);
        }

        void require(Permission permission) {
            if (!may(permission)) {
                throw new Refusal(AzureError.AuthorizationPermissionMismatch);
            }
        }

        /** What a signature on a container never allows, such as looking at the container itself. */
        void requireOwner() {
            if (!isOwner) {
                throw new Refusal(AzureError.AuthorizationFailure);
            }
        }
    }

    Caller admit(Call call) {
        if (call.query().containsKey("sig")) {
            return new Caller(false, new ServiceSas(key).allowed(call, clock.instant()));
        }
        String authorization =
                call.header("authorization").orElseThrow(() -> new Refusal(AzureError.NoAuthenticationInformation));
        if (!authorization.equals(key.authorization(call.method(), call.rawPath(), call.query(), call.headers()))) {
            throw new Refusal(
                    AzureError.AuthenticationFailed, "The MAC signature found in the HTTP request is not the same.");
        }
        return new Caller(true, "");
    }
}
