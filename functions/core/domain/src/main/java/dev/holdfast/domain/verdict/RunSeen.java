package dev.holdfast.domain.verdict;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run, as a copy's receipts show it.
 *
 * @param takenAt by the server to which it was first written
 * @param members how many snapshots the run should have and how many are committed in this copy with everything that they need
 * @param size what it holds
 * @param certificateEnds when the client certificate for etcd ends, if one was used
 * @param leftOut what was not captured, and why: one sentence each
 * @param flaw the first of its files in this copy that is missing or damaged, and what is wrong with it: a clause without a full stop
 */
public record RunSeen(
        RunId run,
        Instant takenAt,
        Members members,
        Size size,
        Optional<Instant> certificateEnds,
        List<String> leftOut,
        Optional<String> flaw) {
    public RunSeen {
        leftOut = List.copyOf(leftOut);
    }

    /** The snapshots of a run: named by its objects receipt, and present in the copy. */
    public record Members(int expected, int present) {
        public Members {
            if (expected < 1 || present < 0 || present > expected) {
                throw new InvalidFieldException(
                        "members",
                        present + " of " + expected + " is impossible; a run expects at least its objects snapshot");
            }
        }
    }

    /**
     * Counts of a run.
     *
     * @param objects Kubernetes objects
     * @param bytes of content
     * @param added bytes that no earlier snapshot held
     */
    public record Size(long objects, long bytes, long added) {
        public Size {
            if (objects < 0 || bytes < 0 || added < 0) {
                throw new InvalidFieldException("size", "is negative");
            }
        }
    }

    /** Whether every member is there. */
    public boolean isComplete() {
        return members.present() == members.expected();
    }
}
