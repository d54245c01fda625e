package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts outcomes, from many threads, and passes them on. */
final class ResultBuilder {
    private final RestoreListener listener;
    private final Map<ObjectRef, RestoreOutcome> problems = new HashMap<>();
    private final Map<ObjectRef, List<String>> notes = new HashMap<>();
    private long created;
    private long updated;
    private long replaced;
    private long unchanged;
    private long skipped;
    private long leftOut;

    ResultBuilder(RestoreListener listener) {
        this.listener = listener;
    }

    void settle(PlannedObject object, RestoreOutcome outcome) {
        count(object.target(), outcome);
        listener.settled(object, outcome);
    }

    synchronized RestoreResult build() {
        long unknown = problems.values().stream()
                .filter(outcome -> outcome instanceof RestoreOutcome.Unknown)
                .count();
        return new RestoreResult(
                new RestoreResult.Counts(
                        created, updated, replaced, unchanged, skipped, leftOut, problems.size() - unknown, unknown),
                problems,
                notes);
    }

    private synchronized void count(ObjectRef object, RestoreOutcome outcome) {
        switch (outcome) {
            case RestoreOutcome.Done done -> {
                switch (done.change()) {
                    case CREATED -> created++;
                    case UPDATED -> updated++;
                    case REPLACED -> replaced++;
                }
                if (!done.notes().isEmpty()) {
                    notes.put(object, done.notes());
                }
            }
            case RestoreOutcome.Untouched untouched -> untouched(untouched.action());
            case RestoreOutcome.Failed failed -> problems.put(object, failed);
            case RestoreOutcome.Unknown unknown -> problems.put(object, unknown);
        }
    }

    private void untouched(PlannedAction action) {
        switch (action) {
            case PlannedAction.Unchanged same -> unchanged++;
            case PlannedAction.Skip skip -> skipped++;
            case PlannedAction.LeftOut left -> leftOut++;
            case PlannedAction.Create changing -> throw notUntouched(changing);
            case PlannedAction.Update changing -> throw notUntouched(changing);
            case PlannedAction.Replace changing -> throw notUntouched(changing);
            case PlannedAction.Conflict conflict -> throw notUntouched(conflict);
            case PlannedAction.NotServed gone -> throw notUntouched(gone);
            case PlannedAction.Lost lost -> throw notUntouched(lost);
        }
    }

    private static IllegalStateException notUntouched(PlannedAction action) {
        return new IllegalStateException("An object is not left alone by " + action);
    }
}
