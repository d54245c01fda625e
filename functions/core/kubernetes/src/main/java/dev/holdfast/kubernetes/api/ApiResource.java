package dev.holdfast.kubernetes.api;

import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.Set;

/**
 * One resource at one version, as the server serves it.
 *
 * @param id what requests name
 * @param kind what its objects carry in {@code kind}
 * @param scope where its objects live
 * @param verbs what can be done with it: {@code list}, {@code create}, {@code patch}…
 */
public record ApiResource(GroupVersionResource id, String kind, Scope scope, Set<String> verbs) {
    /** Where the objects of a resource live. */
    public enum Scope {
        CLUSTER,
        NAMESPACED
    }

    public ApiResource {
        verbs = Set.copyOf(verbs);
    }

    public GroupResource groupResource() {
        return id.groupResource();
    }

    public boolean isNamespaced() {
        return scope == Scope.NAMESPACED;
    }

    public boolean can(String verb) {
        return verbs.contains(verb);
    }

    /** A thing that is stored and can be read back, unlike a {@code TokenReview}. */
    public boolean isListable() {
        return can("list") && can("get");
    }
}
