package dev.holdfast.evidence;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import java.time.Instant;

/**
 * The record of one try to delete a protected file: the only way to know that a place really refuses.
 *
 * @param at the storage server's time
 * @param identity whose credentials were used, such as {@code restore-test}
 * @param file what was to be deleted: always a file that the trial itself had written
 * @param answer what the server said
 */
public record DeletionTrial(
        PlanRef plan, LocationName location, Instant at, String identity, String file, Outcome outcome, String answer) {
    private static final int MAX_TEXT = 1000;

    /** How it ended. */
    public enum Outcome {
        /** By the lock, or by a server that does not say why. */
        REFUSED,
        /** Because these credentials may not delete: no proof of the lock. */
        NO_RIGHT,
        DELETED,
        /** Neither a clear refusal nor a success. */
        INCONCLUSIVE
    }

    public DeletionTrial {
        if (answer.length() > MAX_TEXT) {
            answer = answer.substring(0, MAX_TEXT - 1) + "…";
        }
    }
}
