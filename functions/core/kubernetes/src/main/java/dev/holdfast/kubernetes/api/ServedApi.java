package dev.holdfast.kubernetes.api;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that a server serves: the answer to "which path has this kind", at one moment.
 *
 * @param resources every resource at every version; groups in the server's order, the versions of a group from the most to the least
 *     preferred
 * @param failed groups that are registered but could not tell what they serve, because the aggregated API behind them is down
 */
public record ServedApi(List<ApiResource> resources, List<FailedGroup> failed) {
    /**
     * A group version that did not answer.
     *
     * @param apiVersion such as {@code metrics.k8s.io/v1beta1}
     * @param reason one sentence
     */
    public record FailedGroup(String apiVersion, String reason) {}

    public ServedApi {
        resources = List.copyOf(resources);
        failed = List.copyOf(failed);
    }

    /** Each type of object once, at the version that the server prefers. */
    public List<ApiResource> preferred() {
        Map<GroupResource, ApiResource> first = new LinkedHashMap<>();
        resources.forEach(resource -> first.putIfAbsent(resource.groupResource(), resource));
        return List.copyOf(first.values());
    }

    /** All versions of one type of object, the preferred first; empty if it is not served. */
    public List<ApiResource> versions(GroupResource resource) {
        return resources.stream()
                .filter(served -> served.groupResource().equals(resource))
                .toList();
    }

    /**
     * What serves objects that call themselves so.
     *
     * @param apiVersion such as {@code apps/v1}
     * @param kind such as {@code Deployment}
     */
    public Optional<ApiResource> find(String apiVersion, String kind) {
        return resources.stream()
                .filter(served ->
                        served.kind().equals(kind) && served.id().apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** What serves this resource at this {@code apiVersion}. */
    public Optional<ApiResource> find(String apiVersion, GroupResource resource) {
        return versions(resource).stream()
                .filter(served -> served.id().apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** The groups that this server has, the core group as an empty name. */
    public Set<String> groups() {
        return resources.stream().map(served -> served.id().group()).collect(Collectors.toUnmodifiableSet());
    }
}
