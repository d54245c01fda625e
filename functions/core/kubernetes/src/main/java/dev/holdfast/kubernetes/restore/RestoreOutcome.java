package dev.holdfast.kubernetes.restore;

import java.util.List;

/** What became of one object of a restore. */
public sealed interface RestoreOutcome {
    /** What a restore did to an object. */
    enum Change {
        CREATED,
        UPDATED,
        REPLACED
    }

    /**
     * The target has it.
     *
     * @param notes what had to become otherwise than it was captured, a sentence each; usually empty
     */
    record Done(Change change, List<String> notes) implements RestoreOutcome {
        public Done {
            notes = List.copyOf(notes);
        }
    }

    /** There was nothing to do, or nothing was wanted: the plan says why. */
    record Untouched(PlannedAction action) implements RestoreOutcome {}

    /**
     * The target does not have it, or not as it was captured.
     *
     * @param reason the server's own words where it refused
     */
    record Failed(String reason) implements RestoreOutcome {}

    /** An answer was lost, and what the target has could not be found out. Restoring once more finds out. */
    record Unknown(String reason) implements RestoreOutcome {}
}
