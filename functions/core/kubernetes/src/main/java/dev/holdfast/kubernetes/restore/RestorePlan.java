package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.compare.Owners;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a restore would do with each object of a snapshot. It is computed from the snapshot and from the target as it was then, and does
 * not change.
 *
 * @param options what was asked
 * @param objects every object in scope, in the order in which they are restored
 * @param owners whose uid, in the snapshot, an owner reference's uid is, as the owner is called at the target
 * @param ownerUids the uid that an owner has at the target already, by the one that it had in the snapshot
 * @param storedAt CRDs (by name) whose objects convert through a webhook, with the version at which the target is to store them instead
 * @param versions whether the target is newer than what was captured
 * @param served every kind that the target serves or will serve, as {@code apiVersion kind}
 */
public record RestorePlan(
        RestoreOptions options,
        List<PlannedObject> objects,
        Map<String, ObjectRef> owners,
        Map<String, String> ownerUids,
        Map<String, String> storedAt,
        VersionRelation versions,
        Set<String> served) {

    public RestorePlan {
        objects = List.copyOf(objects);
        owners = Map.copyOf(owners);
        ownerUids = Map.copyOf(ownerUids);
        storedAt = Map.copyOf(storedAt);
        served = Set.copyOf(served);
    }

    /** The objects that stand in the way of the whole restore. */
    public List<PlannedObject> conflicts() {
        return of(action -> action instanceof PlannedAction.Conflict);
    }

    /** The objects that performing this plan changes. */
    public List<PlannedObject> changes() {
        return of(PlannedAction::changes);
    }

    /** The objects whose action passes, in order. */
    public List<PlannedObject> of(Predicate<PlannedAction> wanted) {
        return objects.stream().filter(object -> wanted.test(object.action())).toList();
    }

    /** Whose uid a captured uid was. */
    public Owners ownersAtTarget() {
        return uid -> Optional.ofNullable(owners.get(uid));
    }
}
