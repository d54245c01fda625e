package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What admission writes into each Pod by itself: what follows from its priority class, and two tolerations (admission plugins Priority and
 * DefaultTolerationSeconds). In a create they would become fields of its manager, and a second request would have to take them from him.
 */
final class PodAdmission {
    private static final List<String> OF_PRIORITY_CLASS = List.of("priority", "preemptionPolicy");
    private static final Set<String> TAINTS = Set.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private PodAdmission() {}

    /** Takes from {@code body} what nobody manages in {@code wanted}: admission will write it again. */
    static void leave(ObjectNode body, JsonNode wanted) {
        JsonNode managers = wanted.at("/metadata/managedFields");
        if (managers.isEmpty() || !(body.path("spec") instanceof ObjectNode spec)) {
            return;
        }
        for (String field : OF_PRIORITY_CLASS) {
            if (!isManaged(managers, field)) {
                spec.remove(field);
            }
        }
        if (areDefaults(spec.path("tolerations")) && !isManaged(managers, "tolerations")) {
            spec.remove("tolerations");
        }
    }

    private static boolean isManaged(JsonNode managers, String field) {
        for (JsonNode entry : managers) {
            if (entry.path("fieldsV1").path("f:spec").has("f:" + field)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areDefaults(JsonNode tolerations) {
        for (JsonNode toleration : tolerations) {
            boolean ofDefault = TAINTS.contains(toleration.path("key").asText())
                    && toleration.path("operator").asText().equals("Exists")
                    && toleration.path("effect").asText().equals("NoExecute")
                    && toleration.path("tolerationSeconds").asInt() == 300;
            if (!ofDefault) {
                return false;
            }
        }
        return tolerations.size() == TAINTS.size();
    }
}
