package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes from an object what {@linkplain ComparisonRule.Kind#BOTH_SIDES no comparison} can hold against it, the same way from a
 * captured and from a live one.
 */
final class NormalForm {
    private static final Set<String> SERVER_MADE =
            Set.of("uid", "resourceVersion", "creationTimestamp", "generation", "selfLink");
    private static final GroupResource VOLUMES = GroupResource.parse("persistentvolumes");
    private static final Set<String> WITH_TEMPLATES = Set.of("", "apps", "batch");
    private static final String OWNERS = "ownerReferences";

    private final StatusPolicy status;

    NormalForm(StatusPolicy status) {
        this.status = status;
    }

    /**
     * What is left of an object.
     *
     * @param tree the object itself, changed in place
     * @param ownerUids the uid of each owner reference, in order, which {@code tree} no longer holds
     */
    record Normalised(ObjectNode tree, List<String> ownerUids) {}

    /** Changes {@code object}. */
    Normalised apply(GroupResource resource, ObjectNode object) {
        ObjectNode metadata = object.withObject("/metadata");
        JobUids.hide(resource, object);
        metadata.remove(SERVER_MADE);
        List<String> owners = takeOwnerUids(metadata);
        if (metadata.path("managedFields") instanceof ArrayNode entries) {
            FieldOwnership.normalise(entries);
        }
        if (resource.equals(VOLUMES) && object.at("/spec/claimRef") instanceof ObjectNode claim) {
            claim.remove(List.of("uid", "resourceVersion"));
        }
        if (status == StatusPolicy.LEFT_OUT || ComparisonRule.isJudgedByTarget(resource)) {
            object.remove("status");
        }
        if (status == StatusPolicy.LEFT_OUT) {
            FieldOwnership.takeStatus(object);
        }
        if (WITH_TEMPLATES.contains(resource.group())) {
            object.forEach(NormalForm::dropEmptyCreationTimestamps);
        }
        return new Normalised(object, owners);
    }

    private static List<String> takeOwnerUids(ObjectNode metadata) {
        if (!(metadata.path(OWNERS) instanceof ArrayNode references)) {
            return List.of();
        }
        List<String> uids = new ArrayList<>(references.size());
        for (JsonNode reference : references) {
            String uid = reference.path("uid").asText();
            uids.add(uid);
            FieldOwnership.renameOwner(metadata, uid, nameOf(reference));
            if (reference instanceof ObjectNode owner) {
                owner.remove("uid");
            }
        }
        return uids;
    }

    private static String nameOf(JsonNode owner) {
        return owner.path("apiVersion").asText() + " " + owner.path("kind").asText() + " "
                + owner.path("name").asText();
    }

    private static void dropEmptyCreationTimestamps(JsonNode node) {
        if (node.path("metadata") instanceof ObjectNode template
                && template.path("creationTimestamp").isNull()) {
            template.remove("creationTimestamp");
        }
        node.forEach(NormalForm::dropEmptyCreationTimestamps);
    }
}
