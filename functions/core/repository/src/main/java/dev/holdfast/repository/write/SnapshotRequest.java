package dev.holdfast.repository.write;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.tree.NodeAttributes;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot is to say of itself, and what its run may do.
 *
 * @param time when the capture began; refused if later than the storage server's clock
 * @param paths what is captured, as restic shows it; at least one
 * @param parent the snapshot that this one follows, if any; noted, not needed
 * @param directories attributes of directories that nobody described
 * @param reuse which stored packs the run may build upon
 * @param deadline by the storage server's clock; a later commit is refused
 */
public record SnapshotRequest(
        OffsetDateTime time,
        String hostname,
        String username,
        List<String> paths,
        List<String> tags,
        Optional<SnapshotId> parent,
        NodeAttributes directories,
        ReusePolicy reuse,
        Optional<Instant> deadline) {
    public SnapshotRequest {
        paths = List.copyOf(paths);
        tags = List.copyOf(tags);
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("A snapshot names at least one path");
        }
    }

    /** A snapshot of {@code path} that may reuse every pack and has no deadline. */
    public static SnapshotRequest of(Instant time, String hostname, String path) {
        return new SnapshotRequest(
                time.atOffset(ZoneOffset.UTC),
                hostname,
                "holdfast",
                List.of(path),
                List.of(),
                Optional.empty(),
                NodeAttributes.fixed(0755),
                ReusePolicy.EVERY_PACK,
                Optional.empty());
    }

    /** The same with these tags. */
    public SnapshotRequest withTags(List<String> other) {
        return new SnapshotRequest(time, hostname, username, paths, other, parent, directories, reuse, deadline);
    }

    /** The same after this snapshot. */
    public SnapshotRequest withParent(SnapshotId other) {
        return new SnapshotRequest(
                time, hostname, username, paths, tags, Optional.of(other), directories, reuse, deadline);
    }

    /** The same, bound to packs that stay until the deadline: the two belong together. */
    public SnapshotRequest within(ReusePolicy policy, Instant until) {
        return new SnapshotRequest(
                time, hostname, username, paths, tags, parent, directories, policy, Optional.of(until));
    }
}
