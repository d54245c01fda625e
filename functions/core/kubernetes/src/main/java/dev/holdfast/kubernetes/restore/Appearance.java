package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.compare.PairComparison;

/** Judges what was not as it is now when the target was read. */
final class Appearance {
    private static final String APPEARED =
            "it appeared or changed at the target while this restore ran, and was left as it is";

    private final PairComparison comparison;
    private final ExistingPolicy policy;

    Appearance(PairComparison comparison, ExistingPolicy policy) {
        this.comparison = comparison;
        this.policy = policy;
    }

    Attempt judge(PlannedObject object, ObjectNode wanted, ObjectNode live) {
        boolean same = comparison.compare(object.target().resource(), wanted, live) instanceof ObjectVerdict.Equal;
        if (same) {
            return new Attempt.Settled(new RestoreOutcome.Untouched(PlannedAction.Unchanged.SAME));
        }
        return new Attempt.Settled(
                policy == ExistingPolicy.SKIP
                        ? new RestoreOutcome.Untouched(new PlannedAction.Skip(APPEARED))
                        : new RestoreOutcome.Failed(APPEARED + "; restore once more"));
    }
}
