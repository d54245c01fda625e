package dev.holdfast.kubernetes.restore;

import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.compare.Difference;
import dev.holdfast.kubernetes.compare.LiveObjects;
import dev.holdfast.kubernetes.compare.ObjectComparer;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Decides over the objects that the target has already. */
final class ExistingObjects {
    private static final int MOST_POINTERS = 5;

    /** Deleting one of these deletes far more than the object. */
    private static final Set<String> NEVER_REPLACED = Set.of(
            "namespaces",
            "customresourcedefinitions.apiextensions.k8s.io",
            "persistentvolumes",
            "persistentvolumeclaims");

    private final RestoreOptions options;
    private final LiveObjects live;
    private final TargetForm form;
    private final ObjectComparer comparer;

    ExistingObjects(
            ApiServer target,
            VersionRelation versions,
            RestoreOptions options,
            LiveObjects live,
            TargetForm form,
            Map<String, ObjectRef> owners) {
        this.options = options;
        this.live = live;
        this.form = form;
        this.comparer = new ObjectComparer(
                target, live, uid -> Optional.ofNullable(owners.get(uid)), options.status(), versions);
    }

    /** What is to happen to each candidate that the target has. */
    Map<ObjectPath, PlannedAction> actions(ObjectSource source, List<Candidate> candidates) {
        Map<ObjectPath, ObjectRef> there = new HashMap<>();
        for (Candidate candidate : candidates) {
            if (candidate.settled().isEmpty() && live.uid(candidate.target()).isPresent()) {
                there.put(candidate.path(), candidate.target());
            }
        }
        Map<ObjectPath, PlannedAction> actions = new ConcurrentHashMap<>();
        source.read(there.keySet(), stored -> {
            ObjectRef target = there.get(stored.path());
            if (target != null) {
                actions.put(stored.path(), action(target, stored));
            }
        });
        return actions;
    }

    private PlannedAction action(ObjectRef target, StoredObject stored) {
        return switch (comparer.compare(target, form.of(stored))) {
            case ObjectVerdict.Equal equal -> PlannedAction.Unchanged.SAME;
            case ObjectVerdict.Missing gone -> PlannedAction.Create.ABSENT;
            case ObjectVerdict.Differs differs ->
                switch (differs.extent()) {
                    // Nothing that anybody reads changes by that, whatever is asked of objects that exist.
                    case OWNERSHIP -> PlannedAction.Update.OWNERSHIP;
                    case CONTENT -> differing(target, describe(differs.differences()));
                };
            case ObjectVerdict.Unknown unknown -> differing(target, "it cannot be compared: " + unknown.reason());
            case ObjectVerdict.Refused other -> throw neverCompared(target);
            case ObjectVerdict.NotServed other -> throw neverCompared(target);
            case ObjectVerdict.LeftOut other -> throw neverCompared(target);
        };
    }

    private PlannedAction differing(ObjectRef target, String difference) {
        if (live.isUnfinished(target)) {
            return new PlannedAction.Update("an earlier restore was stopped before it had completed it");
        }
        ExistingPolicy policy = options.existing();
        return switch (policy) {
            case SKIP -> new PlannedAction.Skip("the target has it and keeps it, though " + difference);
            case UPDATE -> new PlannedAction.Update(difference);
            case REPLACE ->
                NEVER_REPLACED.contains(target.resource().toString())
                        ? new PlannedAction.Update(difference + "; replacing it would delete what depends on it")
                        : new PlannedAction.Replace(difference);
            case FAIL ->
                new PlannedAction.Conflict("the target has it, and " + difference
                        + "; choose to skip, update or replace what exists, or narrow the scope");
        };
    }

    private static String describe(List<Difference> differences) {
        String first = differences.stream()
                .limit(MOST_POINTERS)
                .map(Difference::toString)
                .collect(Collectors.joining(", "));
        int more = differences.size() - MOST_POINTERS;
        return "it differs: " + first + (more > 0 ? " and " + more + " more" : "");
    }

    private static IllegalStateException neverCompared(ObjectRef target) {
        return new IllegalStateException("Comparing " + target + " came to what no comparison of one object comes to");
    }
}
