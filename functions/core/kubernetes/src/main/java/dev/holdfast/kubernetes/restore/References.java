package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cluster-scoped objects that selected objects need: found by what each kind is known to name. Safe for many threads. */
final class References {
    static final References NONE = new References();

    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");
    private static final GroupResource VOLUMES = GroupResource.parse("persistentvolumes");
    private static final GroupResource STORAGE_CLASSES = GroupResource.parse("storageclasses.storage.k8s.io");
    private static final GroupResource PRIORITIES = GroupResource.parse("priorityclasses.scheduling.k8s.io");
    private static final GroupResource RUNTIMES = GroupResource.parse("runtimeclasses.node.k8s.io");
    private static final GroupResource INGRESSES = GroupResource.parse("ingressclasses.networking.k8s.io");
    private static final GroupResource ROLES = GroupResource.parse("clusterroles.rbac.authorization.k8s.io");
    static final GroupResource BINDINGS = GroupResource.parse("clusterrolebindings.rbac.authorization.k8s.io");

    private final Set<ObjectRef> named = ConcurrentHashMap.newKeySet();
    private final Set<String> accounts = ConcurrentHashMap.newKeySet();

    /** Notes what {@code object} refers to. */
    void addAllOf(ObjectRef captured, JsonNode object) {
        GroupResource resource = captured.resource();
        add(NAMESPACES, captured.namespace());
        add(ConversionFreeDefinitions.DEFINITIONS, resource.resource() + "." + resource.group());
        switch (resource.toString()) {
            case "serviceaccounts" -> accounts.add(captured.namespace() + "/" + captured.name());
            case "persistentvolumeclaims" ->
                add(VOLUMES, object.at("/spec/volumeName").asText());
            case "rolebindings.rbac.authorization.k8s.io" -> {
                if (object.at("/roleRef/kind").asText().equals("ClusterRole")) {
                    add(ROLES, object.at("/roleRef/name").asText());
                }
            }
            case "ingresses.networking.k8s.io" ->
                add(INGRESSES, object.at("/spec/ingressClassName").asText());
            default -> {}
        }
        Trees.forEachObject(object.path("spec"), node -> {
            add(STORAGE_CLASSES, node.path("storageClassName").asText());
            add(PRIORITIES, node.path("priorityClassName").asText());
            add(RUNTIMES, node.path("runtimeClassName").asText());
        });
    }

    /** Notes the role that a binding gives to a selected service account. */
    void addRoleOf(JsonNode binding) {
        if (bindsSelected(binding)) {
            add(ROLES, binding.at("/roleRef/name").asText());
        }
    }

    /** Whether a cluster-scoped object was referred to, or binds a selected service account. */
    boolean contains(ObjectRef captured, JsonNode object) {
        return named.contains(captured) || (captured.resource().equals(BINDINGS) && bindsSelected(object));
    }

    private boolean bindsSelected(JsonNode binding) {
        for (JsonNode subject : binding.path("subjects")) {
            String account = subject.path("namespace").asText() + "/"
                    + subject.path("name").asText();
            if (subject.path("kind").asText().equals("ServiceAccount") && accounts.contains(account)) {
                return true;
            }
        }
        return false;
    }

    private void add(GroupResource resource, String name) {
        if (!name.isEmpty()) {
            named.add(ObjectRef.clusterScoped(resource, name));
        }
    }
}
