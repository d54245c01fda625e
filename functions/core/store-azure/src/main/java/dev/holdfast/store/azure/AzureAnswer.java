package dev.holdfast.store.azure;

/**
 * What the service can mean by an error, by the status and the code of its answer; the codes are listed in its REST reference under
 * "Common REST API error codes" and "Blob Storage error codes".
 */
enum AzureAnswer {
    NO_CONTAINER("the container does not exist; create it, or correct azure.container"),
    NO_BLOB("there is no such file or version"),
    NOT_AUTHENTICATED(
            "the credentials were not accepted: a wrong key, an expired or altered token, or a wrong clock here; renew them"),
    NOT_AUTHORIZED("this identity has no right to do that; give it the role that its task needs, and no more"),
    KEYS_FORBIDDEN("the account forbids shared keys; use the default chain of credentials"),
    FIREWALL("the account's firewall, or a missing right, forbids it; allow this network or this identity"),
    IMMUTABLE("an immutability policy or a legal hold protects it"),
    POLICY_REFUSED(
            "the service refuses this policy: a locked one is never shortened or lifted, and ends in the future"),
    LEASED("another program holds a lease on it; break that lease first"),
    HAS_SNAPSHOTS("it has snapshots, which Holdfast never makes; look at who made them and delete them first"),
    BEYOND_END("the range begins beyond its end"),
    INCOMPREHENSIBLE("the service does not accept the request; check that azure.endpoint is a blob endpoint"),
    NOT_IMPLEMENTED("this service knows no version-level immutability; use a container that was created with it"),
    BUSY("the service is busy; ask again later"),
    DAMAGED_ON_THE_WAY("the bytes arrived altered; send them again"),
    BROKEN("the service failed; what it did is unknown");

    private final String reason;

    AzureAnswer(String reason) {
        this.reason = reason;
    }

    /** What happened and what to do, for a sentence that begins "Cannot …:". */
    String reason() {
        return reason;
    }

    /** By the code where it says more than the status. */
    static AzureAnswer of(int status, String code) {
        return switch (code) {
            case "ContainerNotFound", "ContainerBeingDeleted", "ContainerDisabled" -> NO_CONTAINER;
            case "KeyBasedAuthenticationNotPermitted" -> KEYS_FORBIDDEN;
            case "AuthenticationFailed", "InvalidAuthenticationInfo", "NoAuthenticationInformation" ->
                NOT_AUTHENTICATED;
            case "AuthorizationFailure", "AuthorizationSourceIPMismatch" -> FIREWALL;
            case "BlobImmutableDueToPolicy", "BlobImmutableDueToLegalHold" -> IMMUTABLE;
            case "LeaseIdMissing", "LeaseIdMismatchWithBlobOperation" -> LEASED;
            case "SnapshotsPresent" -> HAS_SNAPSHOTS;
            case "Md5Mismatch", "Crc64Mismatch" -> DAMAGED_ON_THE_WAY;
            case "FeatureNotSupportedForAccount", "UnsupportedHttpVerb" -> NOT_IMPLEMENTED;
            default -> code.startsWith("ImmutabilityPolicy") ? POLICY_REFUSED : ofStatus(status);
        };
    }

    private static AzureAnswer ofStatus(int status) {
        return switch (status) {
            case 401 -> NOT_AUTHENTICATED;
            case 403 -> NOT_AUTHORIZED;
            case 404 -> NO_BLOB;
            case 409 -> POLICY_REFUSED;
            case 416 -> BEYOND_END;
            case 429, 503 -> BUSY;
            case 501 -> NOT_IMPLEMENTED;
            default -> status >= 500 || status == 408 ? BROKEN : INCOMPREHENSIBLE;
        };
    }
}
