package dev.holdfast.repository.tree;

import dev.holdfast.repository.format.BlobId;
import java.util.List;
import java.util.Optional;

/**
 * One entry of a directory.
 *
 * @param size in bytes; 0 for what is no file
 * @param content the blobs of a file, in order; empty for what is no file
 * @param subtree the blob of a directory
 * @param linkTarget where a symlink points
 */
public record Node(
        NodeName name,
        NodeType type,
        NodeAttributes attributes,
        long size,
        List<BlobId> content,
        Optional<BlobId> subtree,
        Optional<String> linkTarget) {
    public Node {
        content = List.copyOf(content);
        if (size < 0) {
            throw new IllegalArgumentException("A file of " + size + " bytes");
        }
    }
}
