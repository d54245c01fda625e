package dev.holdfast.repository.read;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.VersionSelector;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often a file is read. */
final class CountingReads extends ForwardingObjectStore {
    private final AtomicInteger reads = new AtomicInteger();

    CountingReads(ObjectStore store) {
        super(store);
    }

    int reads() {
        return reads.get();
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        reads.incrementAndGet();
        return super.read(key, version, range);
    }
}
