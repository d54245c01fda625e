package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;

/**
 * What a restore came to. Restoring the same again continues what failed or is unknown.
 *
 * @param counts how many objects came to what
 * @param problems each object that failed or is unknown, by what it is called at the target
 * @param notes each object that had to become otherwise than it was captured, with why
 */
public record RestoreResult(
        Counts counts, Map<ObjectRef, RestoreOutcome> problems, Map<ObjectRef, List<String>> notes) {
    /** How many objects came to what. */
    public record Counts(
            long created,
            long updated,
            long replaced,
            long unchanged,
            long skipped,
            long leftOut,
            long failed,
            long unknown) {
        public long total() {
            return created + updated + replaced + unchanged + skipped + leftOut + failed + unknown;
        }
    }

    public RestoreResult {
        problems = Map.copyOf(problems);
        notes = Map.copyOf(notes);
    }

    /** Whether everything that the plan wanted is at the target. */
    public boolean isComplete() {
        return problems.isEmpty();
    }
}
