package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;
import java.util.Set;

/**
 * Storage classes that are called otherwise at the target: in claims, volumes, and templates of claims. The StorageClass objects keep
 * their names: the target's own class is meant.
 */
final class StorageClassNames {
    private static final Set<String> GROUPS = Set.of("", "apps", "batch");
    private static final String OLD_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

    private final Map<String, String> names;

    StorageClassNames(Map<String, String> names) {
        this.names = names;
    }

    void apply(GroupResource resource, ObjectNode object) {
        if (!names.isEmpty() && GROUPS.contains(resource.group())) {
            Trees.forEachObject(object.path("spec"), node -> Trees.rename(node, "storageClassName", names));
            Trees.rename(object.at("/metadata/annotations"), OLD_ANNOTATION, names);
        }
    }
}
