package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.store.ObjectKey;

/** Puts a file together from its blobs; believes the index and not the node how large it is. */
final class WholeFile {
    private WholeFile() {}

    static byte[] read(BlobReader blobs, Node node, int limit, ObjectKey snapshot) {
        long size = 0;
        for (BlobId id : node.content()) {
            size += Math.max(0, blobs.index().contentLength(BlobType.DATA, id));
        }
        if (size > limit) {
            throw unlike(node, size, snapshot);
        }
        byte[] whole = new byte[(int) size];
        int at = 0;
        for (BlobId id : node.content()) {
            byte[] blob = blobs.read(BlobType.DATA, id, snapshot);
            if (blob.length > whole.length - at) {
                throw unlike(node, at + blob.length, snapshot);
            }
            System.arraycopy(blob, 0, whole, at, blob.length);
            at += blob.length;
        }
        return whole;
    }

    private static RepositoryException.Damaged unlike(Node node, long size, ObjectKey snapshot) {
        return new RepositoryException.Damaged(
                snapshot, "the blobs of '" + node.name() + "' have " + size + " bytes and not " + node.size() + ".");
    }
}
