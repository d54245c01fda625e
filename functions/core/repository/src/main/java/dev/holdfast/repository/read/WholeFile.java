package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.store.ObjectKey;
import java.io.ByteArrayOutputStream;

/** Puts a file together from its blobs, however small the node claims it to be. */
final class WholeFile {
    private WholeFile() {}

    static byte[] read(BlobReader blobs, Node node, int limit, ObjectKey snapshot) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream((int) Math.min(node.size(), limit));
        for (BlobId id : node.content()) {
            byte[] blob = blobs.read(BlobType.DATA, id, snapshot);
            if (whole.size() + blob.length > limit) {
                throw new RepositoryException.Damaged(
                        snapshot, "the blobs of '" + node.name() + "' have more than the bytes stated, " + node.size());
            }
            whole.writeBytes(blob);
        }
        return whole.toByteArray();
    }
}
