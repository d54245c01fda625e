package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which objects of a snapshot a restore is about. */
final class Selection {
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");

    private final RestoreOptions options;
    private final Set<String> namespaces;
    private final References references;

    private Selection(RestoreOptions options, Set<String> namespaces, References references) {
        this.options = options;
        this.namespaces = namespaces;
        this.references = references;
    }

    /** Reads the labels of namespaces, and what the selected objects refer to, where the scope depends on them. */
    static Selection of(RestoreOptions options, ObjectSource source) {
        Set<String> namespaces = namespaces(options.scope(), source);
        Selection narrow = new Selection(options, namespaces, References.NONE);
        if (!narrow.needsReferences()) {
            return narrow;
        }
        References references = new References();
        source.read(narrow.namespacedPaths(source), stored -> {
            JsonNode object = Trees.read(stored.json());
            if (narrow.takes(stored.ref(), object)) {
                references.addAllOf(stored.ref(), object);
            }
        });
        source.read(
                source.paths(ObjectPath.folder("", References.BINDINGS)),
                stored -> references.addRoleOf(Trees.read(stored.json())));
        return new Selection(options, namespaces, references);
    }

    /** The paths among which the selected objects are: a first, cheap sieve. */
    List<ObjectPath> paths(ObjectSource source) {
        if (!options.only().isEmpty()) {
            return options.only().stream()
                    .map(ObjectRef::path)
                    .filter(path -> exists(source, path))
                    .toList();
        }
        return source.paths("").stream().filter(this::mayTake).toList();
    }

    /** Whether exactly this object is meant. */
    boolean takes(ObjectRef captured, JsonNode object) {
        if (!options.only().isEmpty()) {
            return options.only().contains(captured);
        }
        Scope scope = options.scope();
        if (!scope.takesResource(
                captured.resource().resource(), captured.resource().group())) {
            return false;
        }
        if (captured.resource().equals(NAMESPACES)) {
            // With selectors of objects: for the objects in it, or for its own labels; never one that would stay empty.
            return namespaces.contains(captured.name())
                    && scope.clusterResources() != ClusterResources.NONE
                    && (takesLabels(object) || references.contains(captured, object));
        }
        if (captured.isClusterScoped()) {
            return takesClusterScoped(captured, object);
        }
        return namespaces.contains(captured.namespace()) && takesLabels(object);
    }

    private boolean takesClusterScoped(ObjectRef captured, JsonNode object) {
        return switch (options.scope().clusterResources()) {
            case NONE -> false;
            case ALL -> takesLabels(object);
            case REFERENCED -> isWhole() ? takesLabels(object) : references.contains(captured, object);
        };
    }

    /** Nothing is narrowed: what the snapshot holds outside of namespaces, it holds because of the objects in them. */
    private boolean isWhole() {
        Scope scope = options.scope();
        return scope.namespaces().isEmpty()
                && scope.namespaceSelector().isEmpty()
                && scope.labelSelectors().isEmpty()
                && scope.includeResources().isEmpty();
    }

    private boolean needsReferences() {
        return options.only().isEmpty()
                && switch (options.scope().clusterResources()) {
                    case NONE -> false;
                    case ALL -> !options.scope().labelSelectors().isEmpty();
                    case REFERENCED -> !isWhole();
                };
    }

    private boolean takesLabels(JsonNode object) {
        var selectors = options.scope().labelSelectors();
        return selectors.isEmpty() || selectors.stream().anyMatch(selector -> selector.matches(Trees.labels(object)));
    }

    private boolean mayTake(ObjectPath path) {
        GroupResource resource = path.resource();
        return options.scope().takesResource(resource.resource(), resource.group())
                && (path.namespace().isEmpty() || namespaces.contains(path.namespace()));
    }

    private List<ObjectPath> namespacedPaths(ObjectSource source) {
        return source.paths(ObjectPath.NAMESPACES).stream()
                .filter(this::mayTake)
                .toList();
    }

    private static boolean exists(ObjectSource source, ObjectPath path) {
        return source.paths(path.value()).contains(path);
    }

    private static Set<String> namespaces(Scope scope, ObjectSource source) {
        Set<String> all = new HashSet<>();
        source.paths(ObjectPath.NAMESPACES).forEach(path -> all.add(path.namespace()));
        List<ObjectPath> objects = source.paths(ObjectPath.folder("", NAMESPACES));
        objects.forEach(path -> path.name().ifPresent(all::add));
        all.removeIf(name -> !scope.takesNamespace(name));
        scope.namespaceSelector().ifPresent(selector -> {
            Set<String> selected = ConcurrentHashMap.newKeySet();
            source.read(objects, stored -> {
                if (selector.matches(Trees.labels(Trees.read(stored.json())))) {
                    selected.add(stored.ref().name());
                }
            });
            all.retainAll(selected);
        });
        return Set.copyOf(all);
    }
}
