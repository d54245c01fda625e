package dev.holdfast.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads an {@code APIGroupDiscoveryList}, v2 or v2beta1: the fields are the same. */
final class AggregatedDiscovery {
    private AggregatedDiscovery() {}

    static void read(JsonNode list, List<ApiResource> resources, List<ServedApi.FailedGroup> failed) {
        for (JsonNode group : list.path("items")) {
            String name = group.path("metadata").path("name").asText();
            for (JsonNode version : group.path("versions")) {
                String number = version.path("version").asText();
                if (version.path("freshness").asText().equals("Stale")) {
                    failed.add(new ServedApi.FailedGroup(
                            name + "/" + number, "its aggregated API does not answer; see its APIService"));
                }
                for (JsonNode resource : version.path("resources")) {
                    add(resource, name, number, resources);
                }
            }
        }
    }

    private static void add(JsonNode resource, String group, String version, List<ApiResource> resources) {
        Set<String> verbs = new TreeSet<>();
        resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        ApiResource.Scope scope = resource.path("scope").asText().equals("Namespaced")
                ? ApiResource.Scope.NAMESPACED
                : ApiResource.Scope.CLUSTER;
        resources.add(new ApiResource(
                new GroupVersionResource(
                        group, version, resource.path("resource").asText()),
                resource.path("responseKind").path("kind").asText(),
                scope,
                verbs));
    }
}
