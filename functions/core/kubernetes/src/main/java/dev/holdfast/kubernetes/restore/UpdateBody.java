package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.FieldOwnership;
import dev.holdfast.kubernetes.compare.JobUids;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.List;
import java.util.Set;

/** What is sent to change an object that is there into the wanted one: with what the target has handed out to it. */
final class UpdateBody {
    private static final GroupResource SERVICES = GroupResource.parse("services");
    private static final GroupResource VOLUMES = GroupResource.parse("persistentvolumes");
    private static final List<String> FROM_LIVE =
            List.of("uid", "resourceVersion", "creationTimestamp", "generation", "selfLink");
    private static final List<String> ADDRESSES = List.of("clusterIP", "clusterIPs");

    private UpdateBody() {}

    /** @param wanted stays as it is */
    static ObjectNode of(GroupResource resource, ObjectNode wanted, ObjectNode live) {
        ObjectNode body = wanted.deepCopy();
        if (resource.equals(JobUids.JOBS)) {
            JobUids.replace(
                    body,
                    Set.of(wanted.at("/metadata/uid").asText()),
                    live.at("/metadata/uid").asText());
        } else if (resource.equals(SERVICES)) {
            allocations(body.path("spec"), live.path("spec"));
        } else if (resource.equals(VOLUMES)) {
            Trees.remove(body.at("/spec/claimRef"), Set.of("uid", "resourceVersion"));
            copy(live.at("/spec/claimRef"), body.at("/spec/claimRef"), List.of("uid", "resourceVersion"));
        }
        ObjectNode metadata = Trees.metadata(body);
        metadata.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds"));
        metadata.remove(FROM_LIVE);
        copy(live.path("metadata"), metadata, FROM_LIVE);
        copy(live.path("metadata"), metadata, List.of("deletionTimestamp", "deletionGracePeriodSeconds"));
        return body;
    }

    /** The wanted owners are not all known yet: those that it has stay until they are. */
    static void keepOwners(ObjectNode body, ObjectNode live) {
        ObjectNode metadata = Trees.metadata(body);
        metadata.remove("ownerReferences");
        copy(live.path("metadata"), metadata, List.of("ownerReferences"));
    }

    /** Who wrote the status that the live object has goes on to manage it. */
    static void keepStatusManagers(ObjectNode body, ObjectNode live) {
        if (body.at("/metadata/managedFields") instanceof ArrayNode entries) {
            entries.addAll(FieldOwnership.takeStatus(live.deepCopy()));
        }
    }

    /** Whether only status and managedFields are left to change, which {@link Completion} does. */
    static boolean isSame(ObjectNode body, ObjectNode live) {
        return stripped(body).equals(stripped(live));
    }

    private static ObjectNode stripped(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove("status");
        Trees.metadata(copy).remove("managedFields");
        return copy;
    }

    private static void allocations(JsonNode wanted, JsonNode live) {
        boolean headless = wanted.path("clusterIP").asText().equals("None")
                || live.path("clusterIP").asText().equals("None");
        if (!headless) {
            copy(live, wanted, ADDRESSES);
        }
        for (int i = 0; i < wanted.path("ports").size(); i++) {
            copy(live.path("ports").path(i), wanted.path("ports").get(i), List.of("nodePort"));
        }
        copy(live, wanted, List.of("healthCheckNodePort"));
    }

    private static void copy(JsonNode from, JsonNode to, List<String> fields) {
        if (to instanceof ObjectNode target) {
            for (String field : fields) {
                if (from.has(field)) {
                    target.set(field, from.get(field));
                }
            }
        }
    }
}
