package dev.holdfast.domain.verdict;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.location.LocationName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Something that was seen in one copy. */
public sealed interface CopyObservation extends Observation {
    /** In which copy. */
    LocationName copy();

    /** Whether the copy could be looked into at all. */
    sealed interface Looked extends CopyObservation {}

    /**
     * The copy's receipts were read.
     *
     * @param snapshots how many snapshots it holds
     * @param runs the latest ones at least, newest first
     */
    record Listed(LocationName copy, Instant at, String by, long snapshots, List<RunSeen> runs) implements Looked {
        public Listed {
            runs = runs.stream()
                    .sorted(Comparator.comparing(RunSeen::takenAt)
                            .thenComparing(RunSeen::run)
                            .reversed())
                    .toList();
        }
    }

    /**
     * The copy could not be looked into.
     *
     * @param error one sentence
     */
    record Unreachable(LocationName copy, Instant at, String by, String error) implements Looked {}

    /**
     * The locks on the files of one run were read from the server, for the versions that hold them.
     *
     * @param locks what they are
     */
    record LocksRead(LocationName copy, Instant at, String by, RunLocks locks) implements CopyObservation {}

    /**
     * Somebody with the writer's or the pruner's rights tried to delete a protected version.
     *
     * @param by with whose credentials
     * @param answer what the server said
     */
    record DeletionTried(LocationName copy, Instant at, String by, TrialOutcome outcome, String answer)
            implements CopyObservation {}

    /** How a trial deletion ended. */
    enum TrialOutcome {
        /** The lock held, against somebody who may delete what is not locked, or who was not told why. */
        REFUSED,
        /**
         * Refused for want of the right to delete, as a writer should be: no proof of the lock by itself. It counts beside a lock that
         * was read from the server and holds against everyone ({@link RunLocks.Enforced}), and the reason says so.
         */
        NO_RIGHT,
        DELETED,
        /** Neither a clear refusal nor a success: no answer, or nothing to try it on. */
        INCONCLUSIVE
    }

    /** The newest evidence that lies beside the copy was read and checked. */
    sealed interface EvidenceSeen extends CopyObservation {}

    /** There is none: no restore was ever tested. */
    record NoEvidence(LocationName copy, Instant at, String by) implements EvidenceSeen {}

    /**
     * It must not be believed: signature, nonce, copy or snapshot are wrong.
     *
     * @param why one sentence
     */
    record UntrustedEvidence(LocationName copy, Instant at, String by, String why) implements EvidenceSeen {}

    /**
     * It is genuine, and about this copy.
     *
     * @param snapshotTakenAt when the tested snapshot was taken, by its receipt; empty where no receipt tells
     */
    record GenuineEvidence(
            LocationName copy, Instant at, String by, Evidence evidence, Optional<Instant> snapshotTakenAt)
            implements EvidenceSeen {
        public GenuineEvidence {
            if (!evidence.copy().location().equals(copy)) {
                throw new InvalidFieldException(
                        "evidence", "is about the copy " + evidence.copy().location() + ", not about " + copy);
            }
        }
    }
}
