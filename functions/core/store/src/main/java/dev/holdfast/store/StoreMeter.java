package dev.holdfast.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What was asked of a store so far, counted by {@link MeteredObjectStore}. Several stores may share one. */
public final class StoreMeter {
    private final Map<StoreOperation, LongAdder> calls = new EnumMap<>(StoreOperation.class);
    private final Map<StoreOperation, LongAdder> failures = new EnumMap<>(StoreOperation.class);
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();

    public StoreMeter() {
        for (StoreOperation operation : StoreOperation.values()) {
            calls.put(operation, new LongAdder());
            failures.put(operation, new LongAdder());
        }
    }

    /** How often it was called; a listing is one call, however many pages it has. */
    public long calls(StoreOperation operation) {
        return counter(calls, operation).sum();
    }

    /** How many of the calls ended in a {@link StoreException}. */
    public long failures(StoreOperation operation) {
        return counter(failures, operation).sum();
    }

    /** Bytes that came out of streams. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    /** Bytes of the files that were created; what a name that was taken cost is not among them. */
    public long bytesWritten() {
        return bytesWritten.sum();
    }

    void called(StoreOperation operation) {
        counter(calls, operation).increment();
    }

    void failed(StoreOperation operation) {
        counter(failures, operation).increment();
    }

    void read(int bytes) {
        bytesRead.add(bytes);
    }

    void wrote(int bytes) {
        bytesWritten.add(bytes);
    }

    private static LongAdder counter(Map<StoreOperation, LongAdder> counters, StoreOperation operation) {
        LongAdder counter = counters.get(operation);
        if (counter == null) {
            throw new IllegalStateException("There is no counter for " + operation);
        }
        return counter;
    }
}
