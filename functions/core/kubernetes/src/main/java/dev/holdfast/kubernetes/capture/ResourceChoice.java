package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which resources are listed, each once and at which version; which are left out, and why. A pure function of what is served and what is
 * meant.
 *
 * @param listed what is listed as a whole: what the scope means of namespaced resources and, where it takes in all of them, of the cluster's
 * @param referable cluster-scoped resources of which those objects are captured that captured objects refer to
 * @param leftOut what is not listed although it is served and the plan does not narrow it away
 */
record ResourceChoice(List<ApiResource> listed, List<ApiResource> referable, List<Unlisted> leftOut) {
    static final GroupResource NAMESPACES = new GroupResource("", "namespaces");
    private static final GroupResource NEWER_EVENTS = new GroupResource("events.k8s.io", "events");
    private static final String EXTENSIONS = "extensions";

    /** A resource that is not listed. */
    record Unlisted(ApiResource resource, LeftOut.Reason reason) {}

    /**
     * @param storage the version at which custom resources are stored: read at that one, nothing is converted, so nothing is lost and no
     *     webhook is needed
     */
    static ResourceChoice of(ServedApi served, Map<GroupResource, String> storage, Scope scope) {
        List<ApiResource> listed = new ArrayList<>();
        List<ApiResource> referable = new ArrayList<>();
        List<Unlisted> leftOut = new ArrayList<>();
        for (ApiResource preferred : served.preferred()) {
            Optional<ApiResource> readable = atBestVersion(served, storage, preferred.groupResource());
            if (readable.isEmpty() || preferred.groupResource().equals(NAMESPACES)) {
                continue;
            }
            ApiResource resource = readable.get();
            Optional<LeftOut.Reason> reason = reasonToLeaveOut(served, scope, resource);
            boolean all = resource.isNamespaced() || scope.clusterResources() == ClusterResources.ALL;
            if (reason.isPresent()) {
                if (all && isIncluded(scope, resource)) {
                    leftOut.add(new Unlisted(resource, reason.get()));
                }
            } else if (all) {
                if (isIncluded(scope, resource)) {
                    listed.add(resource);
                }
            } else if (scope.clusterResources() == ClusterResources.REFERENCED) {
                referable.add(resource);
            }
        }
        return new ResourceChoice(List.copyOf(listed), List.copyOf(referable), List.copyOf(leftOut));
    }

    private static Optional<ApiResource> atBestVersion(
            ServedApi served, Map<GroupResource, String> storage, GroupResource resource) {
        List<ApiResource> versions = served.versions(resource).stream()
                .filter(ApiResource::isListable)
                .toList();
        return versions.stream()
                .filter(it -> it.id().version().equals(storage.get(resource)))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    private static Optional<LeftOut.Reason> reasonToLeaveOut(ServedApi served, Scope scope, ApiResource resource) {
        GroupResource name = resource.groupResource();
        if (isServedElsewhere(served, name)) {
            return Optional.of(LeftOut.Reason.SAME_OBJECTS);
        }
        if (scope.excludeResources().stream().anyMatch(matches(resource))) {
            return Optional.of(LeftOut.Reason.EXCLUDED);
        }
        boolean byItsOwnName = scope.includeResources().stream()
                .anyMatch(it -> it.value().indexOf('*') < 0 && matches(resource).test(it));
        return byItsOwnName ? Optional.empty() : LeavingOut.wholly(name);
    }

    /** The groups that serve objects of another group under the same plural, as they did while resources moved out of {@code extensions}. */
    private static boolean isServedElsewhere(ServedApi served, GroupResource name) {
        if (name.equals(NEWER_EVENTS)) {
            return !served.versions(new GroupResource("", "events")).isEmpty();
        }
        return name.group().equals(EXTENSIONS)
                && served.resources().stream()
                        .anyMatch(other -> other.id().resource().equals(name.resource())
                                && !other.id().group().equals(EXTENSIONS));
    }

    private static boolean isIncluded(Scope scope, ApiResource resource) {
        return scope.includeResources().isEmpty()
                || scope.includeResources().stream().anyMatch(matches(resource));
    }

    /** By plural or, as kubectl takes it too, by kind in lower case. */
    private static Predicate<ResourceName> matches(ApiResource resource) {
        String kind = resource.kind().toLowerCase(Locale.ROOT);
        return name -> name.matches(resource.id().resource(), resource.id().group())
                || name.matches(kind, resource.id().group());
    }

    /** Whether a group that could not say what it serves may hold something that is meant. */
    static boolean mayMatter(Scope scope, String group) {
        if (LeavingOut.isComputed(group)) {
            return false;
        }
        boolean excluded = scope.excludeResources().stream()
                .anyMatch(it -> it.value().startsWith("*") && it.matches("any", group));
        boolean included = scope.includeResources().isEmpty()
                || scope.includeResources().stream()
                        .anyMatch(it -> it.value().indexOf('.') >= 0
                                ? it.matches(it.value().substring(0, it.value().indexOf('.')), group)
                                : it.value().equals("*"));
        return included && !excluded;
    }
}
