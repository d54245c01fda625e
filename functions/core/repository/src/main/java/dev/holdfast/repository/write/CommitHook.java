package dev.holdfast.repository.write;

/** What must happen between index and snapshot file: writing the receipt. */
@FunctionalInterface
public interface CommitHook {
    /** No receipt. */
    CommitHook NONE = pending -> {};

    /**
     * Called once, when packs and indexes are stored. If it throws, the snapshot file is not written and the exception reaches
     * the caller of {@code commit}.
     */
    void beforeSnapshotFile(PendingSnapshot pending);
}
