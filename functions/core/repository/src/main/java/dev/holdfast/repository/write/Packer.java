package dev.holdfast.repository.write;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobType;
import org.jspecify.annotations.Nullable;

/** Fills packs with blobs of one kind. Safe for many threads at once; they seal side by side into the same pack. */
final class Packer {
    private final BlobType type;
    private final PackSender sender;
    private @Nullable OpenPack current;

    Packer(BlobType type, PackSender sender) {
        this.type = type;
        this.sender = sender;
    }

    /**
     * Seals a blob into a pack.
     *
     * @param body what is sealed: the compressed bytes, or the plain ones
     * @param plainLength bytes before compression; 0 if {@code body} is not compressed
     */
    void add(byte[] id, SealingKey.Span body, int plainLength) {
        int length = body.length() + SealingKey.OVERHEAD;
        Room room = room(id, length, plainLength);
        sender.seal(body, room.pack.buffer, room.at);
        if (room.pack.written()) {
            sender.send(room.pack);
        }
    }

    private synchronized Room room(byte[] id, int length, int plainLength) {
        if (current != null) {
            int at = current.reserve(type, id, length, plainLength);
            if (at >= 0) {
                return new Room(current, at);
            }
            close(current);
        }
        OpenPack fresh = new OpenPack(sender.buffer(length));
        current = fresh;
        return new Room(fresh, fresh.reserve(type, id, length, plainLength));
    }

    /** Sends what is there. No blob may be on its way. */
    synchronized void flush() {
        if (current != null) {
            close(current);
            current = null;
        }
    }

    private void close(OpenPack pack) {
        if (pack.close()) {
            sender.send(pack);
        }
    }

    private record Room(OpenPack pack, int at) {}
}
