package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Optional;

/**
 * What the planner keeps of an object of the snapshot, of which it cannot keep the content.
 *
 * @param path where it lies
 * @param target what it is called at the target
 * @param at how the target serves it
 * @param uid the uid that it had; empty if none
 * @param owners what it refers to as its owners
 * @param settled what is known of its fate from its content alone; empty if it depends on the target
 */
record Candidate(
        ObjectPath path,
        ObjectRef target,
        Optional<ApiResource> at,
        String uid,
        List<OwnerReference> owners,
        Optional<PlannedAction> settled) {

    /**
     * One owner.
     *
     * @param uid of the owner in the source
     * @param owner what it is called at the target; empty if the target does not know its kind
     * @param at how the target serves it
     * @param controls whether it is the one that controls the object
     */
    record OwnerReference(String uid, Optional<ObjectRef> owner, Optional<ApiResource> at, boolean controls) {}

    Candidate settle(PlannedAction action) {
        return new Candidate(path, target, at, uid, owners, Optional.of(action));
    }
}
