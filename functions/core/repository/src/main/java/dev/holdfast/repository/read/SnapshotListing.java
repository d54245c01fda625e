package dev.holdfast.repository.read;

import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.store.ObjectKey;
import java.util.List;

/**
 * The snapshots of a repository, oldest first, and the files under {@code snapshots/} that are none.
 */
public record SnapshotListing(List<Snapshot> snapshots, List<Quarantined> quarantined) {
    /**
     * A file that must not be restored from, and why: malformed, not ours, or dated later than it was stored.
     *
     * @param fromTheFuture whether its date is what is wrong with it
     */
    public record Quarantined(ObjectKey file, String why, boolean fromTheFuture) {}

    public SnapshotListing {
        snapshots = List.copyOf(snapshots);
        quarantined = List.copyOf(quarantined);
    }
}
