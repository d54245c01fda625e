package dev.holdfast.repository.write;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.IndexId;
import java.util.List;

/** A snapshot whose file is stored. The components are those of {@link PendingSnapshot}. */
public record CommittedSnapshot(
        SnapshotId id, BlobId tree, List<StoredPack> packs, List<IndexId> indexes, SnapshotCounts counts) {
    public CommittedSnapshot {
        packs = List.copyOf(packs);
        indexes = List.copyOf(indexes);
    }
}
