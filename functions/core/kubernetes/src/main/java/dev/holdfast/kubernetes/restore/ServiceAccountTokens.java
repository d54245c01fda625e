package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * Secrets that hold the token of a service account. Signed by the source's key for a uid of the source, it is worth nothing at the
 * target; its token controller fills in a new one when it finds the Secret empty.
 */
final class ServiceAccountTokens {
    static final String TYPE = "kubernetes.io/service-account-token";

    private static final Set<String> FILLED_IN = Set.of("token", "ca.crt", "namespace");
    private static final Set<String> OLD_UID = Set.of("kubernetes.io/service-account.uid");

    private ServiceAccountTokens() {}

    static void renew(ObjectNode secret) {
        Trees.remove(secret.path("data"), FILLED_IN);
        if (secret.path("data").isEmpty()) {
            secret.remove("data");
        }
        Trees.remove(secret.at("/metadata/annotations"), OLD_UID);
    }
}
