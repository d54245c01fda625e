package dev.holdfast.contracts;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import java.time.Instant;

/**
 * An empty place for one test of the contract, and what happens there behind the store's back. An adapter's test makes one for
 * each test, for example below a fresh prefix.
 */
public interface TestPlace extends AutoCloseable {
    /** A store at a place that locks each new file by itself for at least a day. */
    ObjectStore store();

    /** A store at a place that locks nothing by itself; also fresh. */
    ObjectStore unlockedStore();

    /** Another program puts {@code bytes} on top of {@code key} in {@link #store()}. */
    void overwrite(ObjectKey key, byte[] bytes);

    /** Another program deletes {@code key} in {@link #store()} without naming a version. */
    void hide(ObjectKey key);

    /** Another program writes a file whose name is no {@link ObjectKey}, relative to {@link #store()}. */
    void plant(String name, byte[] bytes);

    /** Comes back when the server's clock is past {@code instant}. */
    void waitUntil(Instant instant) throws InterruptedException;

    @Override
    void close();
}
