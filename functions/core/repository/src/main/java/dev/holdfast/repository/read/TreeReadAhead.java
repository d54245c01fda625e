package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreeDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fetches directories before a walk comes to them, level by level and neighbours with one request: one by one, a few hundred
 * of them in a store that is far away take longer than all files.
 */
final class TreeReadAhead {
    private final BlobReader blobs;

    TreeReadAhead(BlobReader blobs) {
        this.blobs = blobs;
    }

    /** Sees to it that the first of these directories is at hand, and with it as many of the others, and below, as may be kept. */
    void fetch(List<Node> directories) {
        long left = blobs.capacity() / 4;
        List<BlobId> level = missing(directories.stream());
        while (!level.isEmpty() && left > 0) {
            List<BlobId> affordable = new ArrayList<>();
            for (BlobId id : level) {
                left -= Math.max(1, blobs.weight(BlobType.TREE, id));
                if (left <= 0) {
                    break;
                }
                affordable.add(id);
            }
            Map<BlobId, byte[]> plain = blobs.readTogether(BlobType.TREE, affordable);
            blobs.keep(plain);
            level = missing(affordable.stream()
                    .flatMap(id -> Optional.ofNullable(plain.get(id)).stream())
                    .flatMap(TreeReadAhead::nodes));
        }
    }

    private List<BlobId> missing(Stream<Node> nodes) {
        return nodes.flatMap(node -> node.subtree().stream())
                .distinct()
                .filter(id -> blobs.kept(id).isEmpty())
                .toList();
    }

    private static Stream<Node> nodes(byte[] tree) {
        try {
            return TreeDecoder.decode(tree).stream();
        } catch (IllegalArgumentException malformed) {
            return Stream.of(); // the walk will say so
        }
    }
}
