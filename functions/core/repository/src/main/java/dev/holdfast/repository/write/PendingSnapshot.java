package dev.holdfast.repository.write;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.IndexId;
import java.util.List;

/**
 * A snapshot all of whose needs are stored, a moment before its file is written: what a receipt must say.
 *
 * @param id the name that the snapshot file will have
 * @param tree the root directory
 * @param packs every pack that the whole tree needs, reused ones too, in the order of their names
 * @param indexes index files that name all of these packs
 * @param configDigest SHA-256 of the repository's {@code config} file
 */
public record PendingSnapshot(
        SnapshotId id,
        BlobId tree,
        List<StoredPack> packs,
        List<IndexId> indexes,
        SnapshotCounts counts,
        Sha256 configDigest) {
    public PendingSnapshot {
        packs = List.copyOf(packs);
        indexes = List.copyOf(indexes);
    }
}
