package dev.holdfast.repository.format;

import dev.holdfast.domain.SnapshotId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot file says.
 *
 * @param time when the capture began, by the writer's clock
 * @param tree the root directory
 * @param parent the snapshot that this one was compared with, if any
 * @param paths what was captured; restic groups snapshots by hostname and paths
 * @param other fields that this program does not know, as raw JSON by name; kept when a snapshot is rewritten
 */
public record Snapshot(
        SnapshotId id,
        OffsetDateTime time,
        BlobId tree,
        Optional<SnapshotId> parent,
        String hostname,
        String username,
        List<String> paths,
        List<String> tags,
        Map<String, String> other) {
    public Snapshot {
        paths = List.copyOf(paths);
        tags = List.copyOf(tags);
        other = Map.copyOf(other);
    }
}
