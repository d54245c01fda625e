package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A receipt whose packs are all at the target: what is left to bring. Small, for there may be very many. */
record ReadyReceipt(Sha256 id, Instant time, Optional<SnapshotId> snapshot, List<IndexId> indexes) {
    /** In the order in which they must appear: the snapshot last, for it makes all the rest visible. */
    List<ObjectKey> files() {
        List<ObjectKey> keys = new ArrayList<>();
        indexes.forEach(index -> keys.add(RepositoryLayout.key(index)));
        keys.add(Receipts.key(id));
        snapshot.ifPresent(snapshotId -> keys.add(RepositoryLayout.key(snapshotId)));
        return keys;
    }
}
