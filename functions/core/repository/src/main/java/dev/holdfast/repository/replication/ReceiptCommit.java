package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/** What became of one receipt at the target. */
public sealed interface ReceiptCommit {
    /** Name of the receipt's file. */
    Sha256 receipt();

    /** The snapshot that it is about; empty if it tells of a failed capture. */
    Optional<SnapshotId> snapshot();

    /** Everything is there, and the snapshot is listed since now. */
    record Committed(Sha256 receipt, Optional<SnapshotId> snapshot) implements ReceiptCommit {}

    /** Everything was there before. */
    record AlreadyCommitted(Sha256 receipt, Optional<SnapshotId> snapshot) implements ReceiptCommit {}

    /** Packs are missing, so nothing was committed. */
    record Incomplete(Sha256 receipt, Optional<SnapshotId> snapshot, NavigableSet<Shard> shards, long missingPacks)
            implements ReceiptCommit {}

    /** The packs are there, but a small file could not be brought; {@code problems} says which and why. */
    record Failed(Sha256 receipt, Optional<SnapshotId> snapshot, List<FileOutcome> problems) implements ReceiptCommit {
        public Failed {
            problems = List.copyOf(problems);
        }
    }

    /** Whether the target lists it, with all that it needs. */
    default boolean isCommitted() {
        return switch (this) {
            case Committed _, AlreadyCommitted _ -> true;
            case Incomplete _, Failed _ -> false;
        };
    }
}
