package dev.holdfast.kubernetes.restore;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a restore.
 *
 * @param scope which objects, by what they are called in the snapshot
 * @param only if not empty, exactly these objects of the scope, as they are called in the snapshot
 * @param mapping what is called otherwise at the target
 * @param inclusion how much of the scope comes back
 * @param existing what happens to objects that are there and differ
 * @param status whether status is restored through its subresource
 * @param nodePorts what becomes of node ports
 */
public record RestoreOptions(
        Scope scope,
        Set<ObjectRef> only,
        Mapping mapping,
        Inclusion inclusion,
        ExistingPolicy existing,
        StatusPolicy status,
        NodePorts nodePorts) {
    private static final Scope ALL =
            new Scope(List.of(), Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.ALL);

    public RestoreOptions {
        only = Set.copyOf(only);
    }

    /** All of a snapshot into a throwaway control plane, to compare it there. */
    public static RestoreOptions faithful() {
        return new RestoreOptions(
                ALL,
                Set.of(),
                Mapping.NONE,
                Inclusion.FAITHFUL,
                ExistingPolicy.UPDATE,
                StatusPolicy.KEPT,
                NodePorts.KEPT);
    }

    /** A part of a snapshot into a cluster that is used; what is there stays as it is. */
    public static RestoreOptions production(Scope scope) {
        return new RestoreOptions(
                scope,
                Set.of(),
                Mapping.NONE,
                Inclusion.PRODUCTION,
                ExistingPolicy.SKIP,
                StatusPolicy.LEFT_OUT,
                NodePorts.KEPT);
    }

    public RestoreOptions with(Mapping other) {
        return new RestoreOptions(scope, only, other, inclusion, existing, status, nodePorts);
    }

    public RestoreOptions with(ExistingPolicy other) {
        return new RestoreOptions(scope, only, mapping, inclusion, other, status, nodePorts);
    }

    public RestoreOptions with(StatusPolicy other) {
        return new RestoreOptions(scope, only, mapping, inclusion, existing, other, nodePorts);
    }

    public RestoreOptions with(NodePorts other) {
        return new RestoreOptions(scope, only, mapping, inclusion, existing, status, other);
    }

    /** Only these objects. */
    public RestoreOptions only(Set<ObjectRef> objects) {
        return new RestoreOptions(scope, objects, mapping, inclusion, existing, status, nodePorts);
    }
}
