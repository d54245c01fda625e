package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects that every API server makes and mends itself, or a kubelet does, or that speak of the source only: they are of no use to
 * another control plane, and writing them would only start a quarrel with it. Left out of every restore.
 */
final class TargetOwned {
    private static final String AUTO_UPDATED = "apf.kubernetes.io/autoupdate-spec";

    private TargetOwned() {}

    /** Why the object belongs to its own cluster; empty if it does not. */
    static Optional<String> reason(ObjectRef object, JsonNode content) {
        return Optional.ofNullable(
                switch (object.resource().toString()) {
                    case "services", "endpoints" ->
                        named(object, "default", "kubernetes", "it is the address of the API server itself");
                    case "endpointslices.discovery.k8s.io" ->
                        named(object, "default", "kubernetes", "it is the address of the API server itself");
                    case "configmaps" -> configMap(object);
                    case "ipaddresses.networking.k8s.io" ->
                        Trees.label(content, "ipaddress.kubernetes.io/managed-by")
                                        .equals("ipallocator.k8s.io")
                                ? "the API server makes it together with its Service"
                                : null;
                    case "servicecidrs.networking.k8s.io" ->
                        named(object, "", "kubernetes", "it states the range that the API server was started with");
                    case "apiservices.apiregistration.k8s.io" ->
                        Trees.label(content, "kube-aggregator.kubernetes.io/automanaged")
                                        .isEmpty()
                                ? null
                                : "the API server makes it for what it serves itself";
                    case "leases.coordination.k8s.io" ->
                        Trees.label(content, "apiserver.kubernetes.io/identity").isEmpty()
                                ? null
                                : "it says that an API server of the source is alive";
                    case "storageversions.internal.apiserver.k8s.io" -> "the API server notes in it what it has stored";
                    case "flowschemas.flowcontrol.apiserver.k8s.io",
                            "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io" ->
                        Trees.annotation(content, AUTO_UPDATED).equals("true")
                                ? "the API server makes it and keeps it up to date itself"
                                : null;
                    case "certificatesigningrequests.certificates.k8s.io" ->
                        "the server stamps who created it; whoever needs a certificate asks again";
                    case "events", "events.events.k8s.io" -> "it tells of what happened in the source, for an hour";
                    case "pods" ->
                        Trees.annotation(content, "kubernetes.io/config.mirror").isEmpty()
                                ? null
                                : "a kubelet makes it from a file of its node";
                    default -> null;
                });
    }

    static boolean isDefaultRole(GroupResource resource, JsonNode content) {
        return resource.group().equals("rbac.authorization.k8s.io")
                && Trees.label(content, "kubernetes.io/bootstrapping").equals("rbac-defaults")
                && !Trees.annotation(content, "rbac.authorization.kubernetes.io/autoupdate")
                        .equals("false");
    }

    private static @Nullable String configMap(ObjectRef object) {
        if (!object.namespace().equals("kube-system")) {
            return null;
        }
        return switch (object.name()) {
            case "extension-apiserver-authentication" ->
                "it holds the authorities that the API server was started with";
            case "kube-apiserver-legacy-service-account-token-tracking" ->
                "the API server notes in it since when it watches old tokens";
            default -> null;
        };
    }

    private static @Nullable String named(ObjectRef object, String namespace, String name, String reason) {
        return object.namespace().equals(namespace) && object.name().equals(name) ? reason : null;
    }
}
