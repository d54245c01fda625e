package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelRequirement;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import java.util.List;
import java.util.Optional;

/** Scopes and selectors. A tenant that does not say otherwise means its own namespace and nothing else. */
final class ScopeDecoder {
    private ScopeDecoder() {}

    static Scope scope(Optional<Cursor> given, String namespace) {
        boolean tenant = !namespace.equals(PlanRef.SYSTEM_NAMESPACE);
        List<Glob> all = tenant ? List.of(new Glob(namespace)) : List.of();
        ClusterResources unsaid = tenant ? ClusterResources.NONE : ClusterResources.REFERENCED;
        if (given.isEmpty()) {
            return new Scope(all, Optional.empty(), List.of(), List.of(), List.of(), unsaid);
        }
        Cursor scope = given.get();
        List<Glob> namespaces = scope.values("namespaces", Glob::new);
        return scope.make(() -> new Scope(
                namespaces.isEmpty() ? all : namespaces,
                scope.object("namespaceSelector").map(ScopeDecoder::selector),
                scope.objects("labelSelectors").stream()
                        .map(ScopeDecoder::selector)
                        .toList(),
                scope.values("includeResources", ResourceName::new),
                scope.values("excludeResources", ResourceName::new),
                scope.oneOf("clusterResources", ClusterResources.class).orElse(unsaid)));
    }

    static LabelSelector selector(Cursor selector) {
        return selector.make(() -> new LabelSelector(
                selector.texts("matchLabels"),
                selector.objects("matchExpressions").stream()
                        .map(ScopeDecoder::requirement)
                        .toList()));
    }

    private static LabelRequirement requirement(Cursor expression) {
        return expression.make(() -> new LabelRequirement(
                expression.required("key", key -> key),
                expression.oneOf("operator", LabelRequirement.Operator.class).orElseThrow(),
                expression.values("values", value -> value)));
    }
}
