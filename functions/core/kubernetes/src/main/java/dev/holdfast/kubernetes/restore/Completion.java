package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.compare.ComparisonRule;
import dev.holdfast.kubernetes.compare.FieldOwnership;
import dev.holdfast.kubernetes.compare.JobUids;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.List;
import java.util.Set;

/**
 * What a create cannot do: status and ephemeral containers go through subresources, owners may come later than what they own, and
 * managedFields must be given back. Only what the server's last answer lacks is sent.
 */
final class Completion {
    private static final List<String> LISTS = List.of("ownerReferences", "finalizers");
    private static final int MOST_WRITES = 3;

    private final ObjectApi api;
    private final GroupResource resource;
    private final FieldManagers managers;
    private final StatusPolicy policy;

    Completion(ObjectApi api, GroupResource resource, FieldManagers managers, StatusPolicy policy) {
        this.api = api;
        this.resource = resource;
        this.managers = managers;
        this.policy = policy;
    }

    /** What {@link #run} must see of the answer to a create. Most objects have no status, and the rest of them is known. */
    static ObjectApi.Answer needs(ObjectNode wanted) {
        boolean metadataOnly = wanted.path("status").isMissingNode()
                && wanted.at("/spec/ephemeralContainers").isEmpty();
        return metadataOnly ? ObjectApi.Answer.METADATA : ObjectApi.Answer.WHOLE;
    }

    /**
     * Completes an object.
     *
     * @param wanted with the owners' uids at the target; with its captured uid
     * @param answer what the server said last
     */
    void run(ObjectNode wanted, ObjectNode answer) {
        ObjectNode now = status(wanted, ephemeralContainers(wanted, answer));
        if (resource.equals(JobUids.JOBS)) {
            JobUids.replace(
                    wanted,
                    Set.of(wanted.at("/metadata/uid").asText()),
                    now.at("/metadata/uid").asText());
        }
        for (int i = 0; i < MOST_WRITES; i++) {
            List<JsonNode> ofStatus = policy == StatusPolicy.LEFT_OUT ? FieldOwnership.takeStatus(now) : List.of();
            ObjectNode missing = missingMetadata(wanted.path("metadata"), now.path("metadata"), ofStatus);
            if (missing.isEmpty()) {
                return;
            }
            ObjectNode patch = Trees.newObject();
            patch.set("metadata", missing);
            now = api.merge(patch, managers.forUpdate(wanted));
        }
    }

    private ObjectNode ephemeralContainers(ObjectNode wanted, ObjectNode answer) {
        JsonNode containers = wanted.at("/spec/ephemeralContainers");
        if (!resource.equals(JobUids.PODS)
                || containers.isEmpty()
                || containers.equals(answer.at("/spec/ephemeralContainers"))) {
            return answer;
        }
        ObjectNode patch = Trees.newObject();
        patch.putObject("spec").set("ephemeralContainers", containers);
        return api.merge("/ephemeralcontainers", patch, managers.forUpdate(wanted));
    }

    private ObjectNode status(ObjectNode wanted, ObjectNode answer) {
        JsonNode status = wanted.path("status");
        if (status.isMissingNode()
                || status.equals(answer.path("status"))
                || ComparisonRule.isJudgedByTarget(resource)) {
            return answer;
        }
        try {
            return api.putStatus(status, managers.forStatus(wanted));
        } catch (ApiException.NotFound noSubresource) {
            return answer; // the create has taken status with everything else
        }
    }

    /**
     * What {@code now} lacks of {@code wanted}, as a merge patch; a field that somebody added is not taken away.
     *
     * @param ofStatus the managedFields that stay beside those wanted
     */
    private static ObjectNode missingMetadata(JsonNode wanted, JsonNode now, List<JsonNode> ofStatus) {
        ObjectNode missing = Trees.newObject();
        for (String list : LISTS) {
            if (wanted.has(list) && !wanted.path(list).equals(now.path(list))) {
                missing.set(list, wanted.path(list));
            }
        }
        wanted.path("labels").properties().forEach(label -> {
            if (!label.getValue().equals(now.path("labels").get(label.getKey()))) {
                missing.withObject("/labels").set(label.getKey(), label.getValue());
            }
        });
        if (!FieldOwnership.isSame(wanted.path("managedFields"), now.path("managedFields"))) {
            missing.set("managedFields", managedFields(wanted, ofStatus));
        }
        return missing;
    }

    /** An empty list would leave the server's own; one empty entry is how a client says "none". */
    private static ArrayNode managedFields(JsonNode wanted, List<JsonNode> ofStatus) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        wanted.path("managedFields").forEach(entries::add);
        entries.addAll(ofStatus);
        if (entries.isEmpty()) {
            entries.addObject();
        }
        return entries;
    }
}
