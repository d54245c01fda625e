package dev.holdfast.kubernetes.telling;

import java.util.List;
import java.util.Optional;

/**
 * How far a Restore is.
 *
 * @param phase where it stands
 * @param counts how many objects came to what; empty before that is known
 * @param failures objects that could not be restored, or of which nobody knows, each with why
 * @param message a sentence
 */
public record RestoreState(Phase phase, Optional<Counts> counts, List<String> failures, String message) {
    /** Where a Restore stands. */
    public enum Phase {
        /** It was asked what would be done, and nothing more. */
        PLANNED("Planned", "False"),
        /** It is being done, or waits until it can be done. */
        RUNNING("Running", "Unknown"),
        /** Everything that was wanted is at the target. */
        COMPLETED("Completed", "True"),
        /** Asking again is useless until somebody changes something. */
        FAILED("Failed", "False");

        private final String title;
        private final String restored;

        Phase(String title, String restored) {
            this.title = title;
            this.restored = restored;
        }

        /** As the status writes it. */
        public String title() {
            return title;
        }

        /** What the condition says of it. */
        String restored() {
            return restored;
        }
    }

    /**
     * How many objects came to what.
     *
     * @param restored created or changed
     * @param unchanged already as they should be
     * @param failed not restored, or nobody knows
     */
    public record Counts(long restored, long unchanged, long failed) {}

    public RestoreState {
        failures = List.copyOf(failures);
    }

    /** It begins. */
    public static RestoreState running() {
        return new RestoreState(Phase.RUNNING, Optional.empty(), List.of(), "Objects are being restored");
    }

    /** It could not be done yet, and will be tried again without anybody's doing. */
    public static RestoreState waiting(String why) {
        return new RestoreState(Phase.RUNNING, Optional.empty(), List.of(), why + " It is tried again.");
    }

    /** Nothing was done, since nothing but a plan was wanted. */
    public static RestoreState planned(long wanted, long unchanged) {
        return new RestoreState(
                Phase.PLANNED,
                Optional.of(new Counts(0, unchanged, 0)),
                List.of(),
                "Of " + wanted + " objects " + unchanged
                        + " are as they should be; nothing was changed, since spec.dryRun is true");
    }

    /** It is done. */
    public static RestoreState completed(Counts counts) {
        return new RestoreState(
                Phase.COMPLETED,
                Optional.of(counts),
                List.of(),
                counts.restored() + " objects were restored, " + counts.unchanged() + " were as they should be");
    }

    /** It ended, and not well. */
    public static RestoreState failed(String why, Optional<Counts> counts, List<String> failures) {
        return new RestoreState(Phase.FAILED, counts, failures, why);
    }
}
