package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.compare.FieldOwnership;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From an object as it was captured to the object that the target should hold. The plan, the restore and the comparison all
 * use this one function, so they cannot disagree about what was wanted.
 */
final class Transformation {
    private static final GroupResource PODS = GroupResource.parse("pods");
    private static final GroupResource SECRETS = GroupResource.parse("secrets");
    private static final GroupResource SERVICES = GroupResource.parse("services");
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");

    private final RestoreOptions options;
    private final NamespaceNames namespaces;
    private final StorageClassNames storageClasses;
    private final ImageNames images;
    private final Patches patches;
    private final ConversionFreeDefinitions definitions;

    /** @param storedAt see {@link RestorePlan#storedAt} */
    Transformation(RestoreOptions options, Map<String, String> storedAt) {
        Mapping mapping = options.mapping();
        this.options = options;
        this.namespaces = new NamespaceNames(mapping.namespaces());
        this.storageClasses = new StorageClassNames(mapping.storageClasses());
        this.images = new ImageNames(mapping.images());
        this.patches = new Patches(mapping.patches());
        this.definitions = new ConversionFreeDefinitions(storedAt);
    }

    /** The patch rules that have been applied to nothing so far. */
    List<PatchRule> idlePatches() {
        return patches.idle();
    }

    /** What an object of the snapshot is called at the target. */
    ObjectRef target(ObjectRef captured) {
        Mapping mapping = options.mapping();
        boolean isNamespace = captured.resource().equals(NAMESPACES);
        return new ObjectRef(
                captured.resource(),
                mapping.namespace(captured.namespace()),
                isNamespace ? mapping.namespace(captured.name()) : captured.name());
    }

    /**
     * The object that the target should hold.
     *
     * @param captured what it is called in the snapshot
     * @param object as it was captured; changed
     * @throws UnfitObjectException if it cannot be restored as asked
     */
    ObjectNode apply(ObjectRef captured, ObjectNode object) {
        GroupResource resource = captured.resource();
        namespaces.apply(resource, object);
        storageClasses.apply(resource, object);
        images.apply(object);
        definitions.apply(resource, object);
        if (options.inclusion() == Inclusion.PRODUCTION) {
            forProduction(resource, object);
        }
        if (options.status() == StatusPolicy.LEFT_OUT) {
            object.remove("status");
            FieldOwnership.takeStatus(object);
        }
        return patches.apply(captured, object);
    }

    private void forProduction(GroupResource resource, ObjectNode object) {
        if (resource.equals(PODS)) {
            // The scheduler chooses a node anew; ephemeral containers were somebody's debugging session.
            Trees.remove(object.path("spec"), Set.of("nodeName", "ephemeralContainers"));
        } else if (resource.equals(SECRETS) && object.path("type").asText().equals(ServiceAccountTokens.TYPE)) {
            ServiceAccountTokens.renew(object);
        } else if (resource.equals(SERVICES) && options.nodePorts() == NodePorts.RENEWED) {
            ServiceAllocations.removePorts(object);
        }
    }
}
