package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plain blobs that were read lately, up to so many bytes. Safe for many threads at once. */
final class BlobCache {
    private final long capacity;
    private final LinkedHashMap<BlobId, byte[]> blobs = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    BlobCache(long capacity) {
        this.capacity = capacity;
    }

    long capacity() {
        return capacity;
    }

    synchronized Optional<byte[]> get(BlobId id) {
        return Optional.ofNullable(blobs.get(id));
    }

    synchronized void put(BlobId id, byte[] plain) {
        if (plain.length > capacity / 4 || blobs.putIfAbsent(id, plain) != null) {
            return;
        }
        bytes += plain.length;
        var oldest = blobs.entrySet().iterator();
        while (bytes > capacity && oldest.hasNext()) {
            Map.Entry<BlobId, byte[]> evicted = oldest.next();
            bytes -= evicted.getValue().length;
            oldest.remove();
        }
    }
}
