package dev.holdfast.repository.index;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;

/** A set of blobs, without an object for each. Safe for many threads at once. */
public final class BlobSet {
    private static final int SHARDS = 16;

    /** Those of data, then those of trees. */
    private final NameTable[] shards = new NameTable[2 * SHARDS];

    public BlobSet() {
        for (int i = 0; i < shards.length; i++) {
            shards[i] = new NameTable();
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
        NameTable shard = shards[(type == BlobType.TREE ? SHARDS : 0) + (id[at + 31] & SHARDS - 1)];
        synchronized (shard) {
            if (shard.at(shard.find(id, at)) >= 0) {
                return false;
            }
            shard.add(id, at);
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
        for (NameTable shard : shards) {
            synchronized (shard) {
                size += shard.size();
            }
        }
        return size;
    }
}
