package dev.holdfast.repository.index;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackContents;

/** A set of blobs, without an object for each. Safe for many threads at once. */
public final class BlobSet {
    private static final PackContents.Place NOWHERE = new PackContents.Place(0, 64, 0);

    private final BlobTable[] shards = new BlobTable[16];

    public BlobSet() {
        for (int i = 0; i < shards.length; i++) {
            shards[i] = new BlobTable();
        }
    }

    /**
     * Adds a blob.
     *
     * @param id an array that holds its 32 bytes from {@code at} on
     * @return whether it was not in the set
     */
    public boolean add(BlobType type, byte[] id, int at) {
        // The table hashes by the bytes 4 to 7; these are others.
        BlobTable shard = shards[id[at + 31] & 15];
        synchronized (shard) {
            if (shard.find(type, id, at) >= 0) {
                return false;
            }
            shard.add(type, id, at, 0, NOWHERE);
            return true;
        }
    }

    /** As {@link #add(BlobType, byte[], int)}. */
    public boolean add(BlobType type, BlobId id) {
        return add(type, id.sha256().bytes(), 0);
    }

    /** How many blobs. */
    public long size() {
        long size = 0;
        for (BlobTable shard : shards) {
            synchronized (shard) {
                size += shard.size();
            }
        }
        return size;
    }
}
