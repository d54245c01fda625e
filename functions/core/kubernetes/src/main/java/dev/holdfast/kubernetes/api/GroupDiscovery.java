package dev.holdfast.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Discovery as it was before Kubernetes 1.26: one request per group version. */
final class GroupDiscovery {
    private GroupDiscovery() {}

    /**
     * @param root an {@code APIVersions} or an {@code APIGroupList}
     * @param ask sends one more request
     */
    static void read(
            JsonNode root,
            Function<ApiRequest, JsonNode> ask,
            List<ApiResource> resources,
            List<ServedApi.FailedGroup> failed) {
        root.path("versions").forEach(version -> readVersion("", version.asText(), ask, resources, failed));
        for (JsonNode group : root.path("groups")) {
            String name = group.path("name").asText();
            for (String version : inOrder(group)) {
                readVersion(name, version, ask, resources, failed);
            }
        }
    }

    private static List<String> inOrder(JsonNode group) {
        List<String> versions = new ArrayList<>();
        versions.add(group.path("preferredVersion").path("version").asText());
        for (JsonNode version : group.path("versions")) {
            String number = version.path("version").asText();
            if (!versions.contains(number)) {
                versions.add(number);
            }
        }
        versions.removeIf(String::isEmpty);
        return versions;
    }

    private static void readVersion(
            String group,
            String version,
            Function<ApiRequest, JsonNode> ask,
            List<ApiResource> resources,
            List<ServedApi.FailedGroup> failed) {
        String path = group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
        JsonNode list;
        try {
            list = ask.apply(ApiRequest.get(path));
        } catch (ApiException.Unavailable | ApiException.NotFound e) {
            failed.add(new ServedApi.FailedGroup(
                    group + "/" + version, "its aggregated API does not answer; see its APIService"));
            return;
        }
        for (JsonNode resource : list.path("resources")) {
            String name = resource.path("name").asText();
            if (name.indexOf('/') < 0) { // no subresource
                add(resource, new GroupVersionResource(group, version, name), resources);
            }
        }
    }

    private static void add(JsonNode resource, GroupVersionResource id, List<ApiResource> resources) {
        Set<String> verbs = new TreeSet<>();
        resource.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        ApiResource.Scope scope =
                resource.path("namespaced").asBoolean() ? ApiResource.Scope.NAMESPACED : ApiResource.Scope.CLUSTER;
        resources.add(new ApiResource(id, resource.path("kind").asText(), scope, verbs));
    }
}
