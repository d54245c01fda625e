package dev.holdfast.repository.write;

import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackHeader;

/**
 * A pack that is being filled: room is given out under the packer's lock, the sealed blobs are written into it without one.
 */
final class OpenPack {
    final byte[] buffer;
    final PackContents contents = new PackContents(64);
    private int used;
    private int unwritten;
    private boolean closed;

    OpenPack(byte[] buffer) {
        this.buffer = buffer;
    }

    /** Gives out room for a blob, or −1 if there is too little. */
    synchronized int reserve(BlobType type, byte[] id, int length, int plainLength) {
        if (used + length + PackHeader.storedSizeAtMost(contents.size() + 1) > buffer.length) {
            return -1;
        }
        int at = used;
        contents.add(type, id, 0, new PackContents.Place(at, length, plainLength));
        used += length;
        unwritten++;
        return at;
    }

    /** A blob for which there was room is in place; true if that was the last one of a closed pack. */
    synchronized boolean written() {
        unwritten--;
        return closed && unwritten == 0;
    }

    /** Gives out no more room; true if all blobs are in place. */
    synchronized boolean close() {
        closed = true;
        return unwritten == 0;
    }

    synchronized int used() {
        return used;
    }
}
