package dev.holdfast.domain.plan;

import dev.holdfast.domain.Glob;
import java.util.List;
import java.util.Optional;

/**
 * Which objects are meant: those in a selected namespace, of an included and not excluded kind, with labels that at least one selector
 * takes.
 *
 * @param namespaces names and globs; empty means all
 * @param namespaceSelector by the namespaces' labels; a namespace must pass both
 * @param labelSelectors alternatives; empty means whatever the labels
 * @param includeResources empty means all
 * @param excludeResources wins over the inclusion
 * @param clusterResources which objects outside any namespace
 */
public record Scope(
        List<Glob> namespaces,
        Optional<LabelSelector> namespaceSelector,
        List<LabelSelector> labelSelectors,
        List<ResourceName> includeResources,
        List<ResourceName> excludeResources,
        ClusterResources clusterResources) {
    /** Everything of every namespace, and the cluster's own objects that it refers to. */
    public static final Scope EVERYTHING = ofNamespaces(List.of());

    public Scope {
        namespaces = List.copyOf(namespaces);
        labelSelectors = List.copyOf(labelSelectors);
        includeResources = List.copyOf(includeResources);
        excludeResources = List.copyOf(excludeResources);
    }

    /** All of these namespaces. */
    public static Scope ofNamespaces(List<Glob> namespaces) {
        return new Scope(namespaces, Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.REFERENCED);
    }

    /** Whether the name passes {@link #namespaces}; its labels are not looked at. */
    public boolean takesNamespace(String namespace) {
        return namespaces.isEmpty() || namespaces.stream().anyMatch(glob -> glob.matches(namespace));
    }

    /** Whether objects of this kind are meant; {@code group} is empty for the core group. */
    public boolean takesResource(String plural, String group) {
        boolean included =
                includeResources.isEmpty() || includeResources.stream().anyMatch(name -> name.matches(plural, group));
        return included && excludeResources.stream().noneMatch(name -> name.matches(plural, group));
    }
}
