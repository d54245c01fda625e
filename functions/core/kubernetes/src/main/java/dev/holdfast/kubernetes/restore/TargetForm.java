package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.FieldOwnership;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.Iterator;
import java.util.Set;

/**
 * The object that the target should hold, once it is known which owners there are: {@link Transformation} and, in production, without
 * references to owners that are not there. The garbage collector deletes an object whose owners are all gone; a throwaway control plane has
 * no garbage collector, and keeps them as they were.
 */
final class TargetForm {
    private final Transformation transformation;
    private final Inclusion inclusion;
    private final Set<String> ownerUids;
    private final Set<String> served;

    /**
     * @param ownerUids the captured uids of all owners that will be at the target
     * @param served see {@link RestorePlan#served}
     */
    TargetForm(RestoreOptions options, Transformation transformation, Set<String> ownerUids, Set<String> served) {
        this.transformation = transformation;
        this.inclusion = options.inclusion();
        this.ownerUids = ownerUids;
        this.served = served;
    }

    static TargetForm of(RestorePlan plan) {
        return new TargetForm(
                plan.options(),
                new Transformation(plan.options(), plan.storedAt()),
                plan.owners().keySet(),
                plan.served());
    }

    /** @throws UnfitObjectException if it cannot be restored as asked */
    ObjectNode of(StoredObject stored) {
        ObjectNode object = transformation.apply(stored.ref(), Trees.read(stored.json()));
        if (inclusion == Inclusion.PRODUCTION) {
            dropUnknownOwners(object);
        }
        dropUnservedManagers(object);
        return object;
    }

    /** {@link dev.holdfast.kubernetes.compare.ComparisonRule#MANAGED_AT_UNSERVED_VERSION}: the server would not keep them. */
    private void dropUnservedManagers(ObjectNode object) {
        String kind = object.path("kind").asText();
        if (object.at("/metadata/managedFields") instanceof ArrayNode entries) {
            entries.removeIf(entry -> entry.path("apiVersion").isTextual()
                    && !served.contains(Catalogue.key(entry.path("apiVersion").asText(), kind)));
            FieldOwnership.dropIfEmpty(object);
        }
    }

    private void dropUnknownOwners(ObjectNode object) {
        if (object.at("/metadata/ownerReferences") instanceof ArrayNode references) {
            for (Iterator<JsonNode> each = references.iterator(); each.hasNext(); ) {
                if (!ownerUids.contains(each.next().path("uid").asText())) {
                    each.remove();
                }
            }
            if (references.isEmpty()) {
                Trees.metadata(object).remove("ownerReferences");
            }
        }
    }
}
