package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects that a cluster with controllers makes itself, or that must not come twice. Left out of a restore into production; a
 * throwaway control plane gets them.
 */
final class MadeByControllers {
    private MadeByControllers() {}

    /** Why it is left out; empty if it is not. Ownership is judged elsewhere: it depends on what else is restored. */
    static Optional<String> reason(ObjectRef object, JsonNode content) {
        return Optional.ofNullable(
                switch (object.resource().toString()) {
                    case "pods" -> finishedPod(content);
                    case "jobs.batch" -> finishedJob(content);
                    case "endpointslices.discovery.k8s.io" ->
                        Trees.label(content, "endpointslice.kubernetes.io/managed-by")
                                        .endsWith(".k8s.io")
                                ? "a controller makes it from its Service"
                                : null;
                    case "configmaps" ->
                        object.name().equals("kube-root-ca.crt")
                                ? "a controller puts the target's own authority into each namespace"
                                : null;
                    case "nodes", "csinodes.storage.k8s.io" -> "a node registers itself";
                    case "volumeattachments.storage.k8s.io" -> "a controller makes it where a volume is attached";
                    case "csistoragecapacities.storage.k8s.io" -> "the storage driver reports it anew";
                    case "leases.coordination.k8s.io" -> "its holder would not know that it holds it";
                    default ->
                        TargetOwned.isDefaultRole(object.resource(), content)
                                ? "the API server makes its default roles and keeps them up to date itself"
                                : null;
                });
    }

    /** Kinds that their controller makes again when it is restored itself. */
    static boolean isMadeAgain(ObjectRef object) {
        return switch (object.resource().toString()) {
            case "pods", "replicasets.apps", "replicationcontrollers" -> true;
            default -> false;
        };
    }

    /** What appears by itself as soon as a namespace is there, and is then brought to the captured state. */
    static boolean isMadeInEachNamespace(ObjectRef object) {
        return switch (object.resource().toString()) {
            case "serviceaccounts" -> object.name().equals("default");
            case "configmaps" -> object.name().equals("kube-root-ca.crt");
            default -> false;
        };
    }

    private static @Nullable String finishedPod(JsonNode pod) {
        return switch (pod.at("/status/phase").asText()) {
            case "Succeeded", "Failed" -> "it has finished, and would run again";
            default -> null;
        };
    }

    private static @Nullable String finishedJob(JsonNode job) {
        for (JsonNode condition : job.at("/status/conditions")) {
            String type = condition.path("type").asText();
            if ((type.equals("Complete") || type.equals("Failed"))
                    && condition.path("status").asText().equals("True")) {
                return "it has finished, and would run again";
            }
        }
        return null;
    }
}
