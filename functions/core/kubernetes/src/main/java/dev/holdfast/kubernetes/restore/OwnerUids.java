package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.FieldOwnership;
import dev.holdfast.kubernetes.compare.JobUids;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The uids that owners have at the target, as they become known. Safe for many threads. */
final class OwnerUids {
    private final Set<String> awaited;
    private final Map<String, String> known;

    OwnerUids(RestorePlan plan) {
        this.awaited = plan.owners().keySet();
        this.known = new ConcurrentHashMap<>(plan.ownerUids());
    }

    /** Notes the uid of an object, if it owns anything. */
    void learn(JsonNode captured, JsonNode live) {
        String old = captured.at("/metadata/uid").asText();
        if (awaited.contains(old)) {
            known.put(old, live.at("/metadata/uid").asText());
        }
    }

    /** Takes the references to owners that never came. */
    void dropUnknown(ObjectNode object) {
        if (object.at("/metadata/ownerReferences") instanceof ArrayNode references) {
            references.removeIf(
                    reference -> awaited.contains(reference.path("uid").asText()));
            if (references.isEmpty()) {
                Trees.metadata(object).remove("ownerReferences");
            }
        }
    }

    /**
     * Writes the new uid of each known owner into {@code object}: its owner references, the keys in its managedFields, and the labels by which a
     * Job finds its Pods.
     *
     * @return whether every owner that will be at the target is known
     */
    boolean writeInto(GroupResource resource, ObjectNode object) {
        boolean complete = true;
        for (JsonNode reference : object.at("/metadata/ownerReferences")) {
            String old = reference.path("uid").asText();
            String now = known.get(old);
            if (now != null && reference instanceof ObjectNode owner) {
                owner.put("uid", now);
                FieldOwnership.renameOwner(Trees.metadata(object), old, now);
                if (resource.equals(JobUids.PODS)) {
                    JobUids.replace(object, Set.of(old), now);
                }
            } else if (awaited.contains(old)) {
                complete = false;
            }
        }
        return complete;
    }
}
