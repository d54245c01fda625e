package dev.holdfast.cli;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The namespaces and resources of a snapshot. A restore that names others is refused: with a mistyped name it would restore less than
 * was meant, or into the namespace that was to be spared.
 */
final class NamesInSnapshot {
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");

    private final Set<String> namespaces;
    private final Set<GroupResource> resources;

    NamesInSnapshot(List<ObjectPath> paths) {
        namespaces = paths.stream()
                .map(path -> path.resource().equals(NAMESPACES) ? path.name().orElse("") : path.namespace())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        resources = paths.stream().map(ObjectPath::resource).collect(Collectors.toUnmodifiableSet());
    }

    void check(Scope scope, Collection<String> mapped) {
        for (Glob glob : scope.namespaces()) {
            if (namespaces.stream().noneMatch(glob::matches)) {
                throw missing("--namespaces " + glob);
            }
        }
        for (String from : mapped) {
            if (!namespaces.contains(from)) {
                throw missing("--map-namespace " + from);
            }
        }
        for (ResourceName name : scope.includeResources()) {
            known("--include ", name);
        }
        for (ResourceName name : scope.excludeResources()) {
            known("--exclude ", name);
        }
    }

    private Failure missing(String what) {
        return new Failure(
                FailureKind.NOT_FOUND,
                what + ": there is no such namespace in the snapshot; there are " + String.join(", ", namespaces));
    }

    private void known(String option, ResourceName name) {
        boolean namespaces = name.matches(NAMESPACES.resource(), NAMESPACES.group());
        if (!namespaces && resources.stream().noneMatch(one -> name.matches(one.resource(), one.group()))) {
            throw new Failure(
                    FailureKind.NOT_FOUND,
                    option + name + ": the snapshot has no object of that kind; write it in the plural with its group,"
                            + " as in deployments.apps ('holdfast ls' shows them)");
        }
    }
}
