package dev.holdfast.kubernetes.access;

import java.util.List;
import java.util.Map;

/**
 * Somebody whom the API server knows.
 *
 * @param name such as {@code system:serviceaccount:shop:operator}
 * @param uid empty where the authenticator gives none
 * @param extra what else the authenticator said, which an authorizer may want
 */
public record Caller(String name, String uid, List<String> groups, Map<String, List<String>> extra) {
    public Caller {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }
}
