package dev.holdfast.domain.retention;

import java.util.List;

/**
 * Whether a run is kept.
 *
 * @param reasons why, in restic's words; empty if it is let go
 */
public record KeepDecision(DatedRun run, List<String> reasons) {
    public KeepDecision {
        reasons = List.copyOf(reasons);
    }

    /** Whether its lease is renewed. */
    public boolean isKept() {
        return !reasons.isEmpty();
    }
}
