package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which namespaces are meant. */
sealed interface NamespaceChoice {
    /** Beyond so many, one list of everything costs less than one list each. */
    int LISTED_ONE_BY_ONE = 16;

    /** Whatever there is. */
    record All() implements NamespaceChoice {}

    /** These, sorted. */
    record Named(Set<String> names) implements NamespaceChoice {
        public Named {
            names = Collections.unmodifiableSet(new TreeSet<>(names));
        }
    }

    /** Whether the scope's namespaces are known only when those of the cluster are. */
    static boolean needsList(Scope scope) {
        return scope.namespaceSelector().isPresent()
                || !scope.namespaces().stream().allMatch(Glob::isLiteral);
    }

    /** If no list is needed. */
    static NamespaceChoice byName(Scope scope) {
        return scope.namespaces().isEmpty()
                ? new All()
                : new Named(new TreeSet<>(
                        scope.namespaces().stream().map(Glob::pattern).toList()));
    }

    default boolean takes(String namespace) {
        return switch (this) {
            case All() -> true;
            case Named(Set<String> names) -> names.contains(namespace);
        };
    }

    /** The namespaces to list one by one; the empty one stands for all at once. */
    default List<String> lists() {
        return switch (this) {
            case All() -> List.of("");
            case Named(Set<String> names) -> names.size() > LISTED_ONE_BY_ONE ? List.of("") : List.copyOf(names);
        };
    }
}
