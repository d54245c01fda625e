package dev.holdfast.repository;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import java.time.Instant;

/** Writes a snapshot anew from its own nodes, without reading a byte of its files. */
final class Rewriting {
    private Rewriting() {}

    static SnapshotId of(Repository repository, SnapshotId snapshot) {
        SnapshotTree tree = repository.tree(snapshot);
        SnapshotRequest request = SnapshotRequest.of(Instant.now(), "rewritten", "/");
        try (SnapshotWriter writer = repository.newSnapshot(request.withParent(snapshot))) {
            tree.walk(TreePath.ROOT, (path, node) -> {
                if (node.type() == NodeType.DIRECTORY) {
                    writer.directory(path, node.attributes());
                } else if (node.type() != NodeType.FILE) {
                    writer.special(path, node);
                } else if (!writer.reuse(path, node)) {
                    throw new IllegalStateException(path + " is not stored");
                }
                return TreeVisitor.Next.DESCEND;
            });
            return writer.commit(CommitHook.NONE).id();
        }
    }
}
