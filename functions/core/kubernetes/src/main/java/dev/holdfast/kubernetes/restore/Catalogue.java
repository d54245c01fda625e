package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the target serves now, and what it will serve once the CRDs of the snapshot are restored. */
final class Catalogue {
    private static final Set<String> VERBS = Set.of("create", "delete", "get", "list", "patch", "update");

    /** Types of object that moved to another group for good; the new names are given only where the target serves them. */
    private static final Map<GroupResource, GroupResource> MOVED = Map.of(
            GroupResource.parse("deployments.extensions"), GroupResource.parse("deployments.apps"),
            GroupResource.parse("daemonsets.extensions"), GroupResource.parse("daemonsets.apps"),
            GroupResource.parse("replicasets.extensions"), GroupResource.parse("replicasets.apps"),
            GroupResource.parse("ingresses.extensions"), GroupResource.parse("ingresses.networking.k8s.io"),
            GroupResource.parse("networkpolicies.extensions"), GroupResource.parse("networkpolicies.networking.k8s.io"),
            GroupResource.parse("events"), GroupResource.parse("events.events.k8s.io"));

    private final Map<GroupVersionResource, ApiResource> served = new HashMap<>();
    private final Map<GroupResource, List<ApiResource>> versions = new HashMap<>();
    private final Map<String, ApiResource> kinds = new HashMap<>();

    Catalogue(ServedApi api) {
        api.resources().forEach(this::add);
    }

    /** Counts a CRD of the snapshot as served. What the target serves already stays as it is. */
    void addDefinition(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        String group = spec.path("group").asText();
        String plural = spec.at("/names/plural").asText();
        if (versions.containsKey(new GroupResource(group, plural))) {
            return;
        }
        ApiResource.Scope scope = spec.path("scope").asText().equals("Namespaced")
                ? ApiResource.Scope.NAMESPACED
                : ApiResource.Scope.CLUSTER;
        for (JsonNode version : spec.path("versions")) {
            if (version.path("served").asBoolean()) {
                GroupVersionResource id =
                        new GroupVersionResource(group, version.path("name").asText(), plural);
                add(new ApiResource(id, spec.at("/names/kind").asText(), scope, VERBS));
            }
        }
    }

    Optional<ApiResource> find(String apiVersion, GroupResource resource) {
        int slash = apiVersion.indexOf('/');
        String version = apiVersion.substring(slash + 1);
        boolean sameGroup = resource.group().equals(slash < 0 ? "" : apiVersion.substring(0, slash));
        return sameGroup && !version.isEmpty()
                ? Optional.ofNullable(
                        served.get(new GroupVersionResource(resource.group(), version, resource.resource())))
                : Optional.empty();
    }

    /** The type of an owner. */
    Optional<ApiResource> kind(String apiVersion, String kind) {
        return Optional.ofNullable(kinds.get(key(apiVersion, kind)));
    }

    /** Every kind at every version, as {@link #key}. */
    Set<String> served() {
        return Set.copyOf(kinds.keySet());
    }

    /** How {@link #served} names a kind at a version. */
    static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    /** Where objects of this type live now, as {@code apiVersion/resource}. */
    List<String> successors(GroupResource resource) {
        List<String> successors = new ArrayList<>();
        versions.getOrDefault(resource, List.of())
                .forEach(other -> successors.add(other.id().toString()));
        GroupResource moved = MOVED.get(resource);
        if (moved != null) {
            versions.getOrDefault(moved, List.of())
                    .forEach(other -> successors.add(other.id().toString()));
        }
        return successors;
    }

    private void add(ApiResource resource) {
        served.put(resource.id(), resource);
        versions.computeIfAbsent(resource.groupResource(), any -> new ArrayList<>())
                .add(resource);
        kinds.putIfAbsent(key(resource.id().apiVersion(), resource.kind()), resource);
    }
}
