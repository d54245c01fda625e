package dev.holdfast.repository.receipt;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import java.util.HashSet;
import java.util.Set;

/**
 * Which snapshots were ever written to a copy. A run writes its receipt first and its snapshot last, so a receipt alone is of a run
 * that was killed in between: it must neither be listed, nor copied, nor keep the run's repetition from counting.
 */
final class CommittedSnapshots {
    private final ObjectStore store;
    private final Set<SnapshotId> listed;

    private CommittedSnapshots(ObjectStore store, Set<SnapshotId> listed) {
        this.store = store;
        this.listed = listed;
    }

    static CommittedSnapshots list(ObjectStore store) {
        Set<SnapshotId> listed = new HashSet<>();
        store.listVersions(RepositoryLayout.SNAPSHOTS, "", version -> {
            // Hidden ones too: who covers a snapshot must not make its receipt vanish.
            if (version.kind() == ObjectVersion.Kind.FILE && version.key().isContentNamed()) {
                listed.add(new SnapshotId(version.key().digest()));
            }
        });
        return new CommittedSnapshots(store, listed);
    }

    ReceiptReading judge(ReceiptReading reading) {
        return switch (reading) {
            case ReceiptReading.Valid valid -> judge(valid);
            case ReceiptReading.Uncommitted _,
                    ReceiptReading.Quarantined _,
                    ReceiptReading.Invalid _,
                    ReceiptReading.Covered _ -> reading;
        };
    }

    private ReceiptReading judge(ReceiptReading.Valid valid) {
        boolean isThere = valid.receipt().needs().snapshot().map(this::isThere).orElse(true);
        return isThere ? valid : new ReceiptReading.Uncommitted(valid.id(), valid.receipt());
    }

    /** What was not listed is looked for once more: it may have been written since. */
    private boolean isThere(SnapshotId snapshot) {
        return listed.contains(snapshot) || wasWritten(RepositoryLayout.key(snapshot));
    }

    private boolean wasWritten(ObjectKey key) {
        return store.versions(key).stream().anyMatch(version -> version.kind() == ObjectVersion.Kind.FILE);
    }
}
