package dev.holdfast.repository.receipt;

import java.util.List;

/**
 * How a capture ended.
 *
 * @param reasons one sentence each; never empty unless complete, and at most {@link #MAX_REASONS}
 */
public record Outcome(Grade grade, List<String> reasons) {
    /** More reasons than these tell nobody more; the writer counts the rest in the last one. */
    public static final int MAX_REASONS = 100;

    /** Everything that was asked for is in the snapshot. */
    public static final Outcome COMPLETE = new Outcome(Grade.COMPLETE, List.of());

    /** How good it is. */
    public enum Grade {
        COMPLETE,
        /** Something that was asked for is not in the snapshot. */
        PARTIAL,
        /** There is no snapshot. */
        FAILED
    }

    public Outcome {
        reasons = List.copyOf(reasons);
        if (reasons.size() > MAX_REASONS) {
            throw new IllegalArgumentException("A receipt states at most " + MAX_REASONS + " reasons");
        }
        if ((grade == Grade.COMPLETE) != reasons.isEmpty()) {
            throw new IllegalArgumentException("Reasons are given for what is partial or failed, and only for that");
        }
    }
}
