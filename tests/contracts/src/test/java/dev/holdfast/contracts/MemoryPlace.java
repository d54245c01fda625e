package dev.holdfast.contracts;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** A place in memory, whose stores may be decorated. */
final class MemoryPlace implements TestPlace {
    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore memory = MemoryObjectStore.locking(clock, Duration.ofDays(1));
    private final ObjectStore store;
    private final ObjectStore unlocked;

    MemoryPlace(UnaryOperator<ObjectStore> decorator) {
        this.store = decorator.apply(memory);
        this.unlocked = decorator.apply(new MemoryObjectStore(clock));
    }

    @Override
    public ObjectStore store() {
        return store;
    }

    @Override
    public ObjectStore unlockedStore() {
        return unlocked;
    }

    @Override
    public void overwrite(ObjectKey key, byte[] bytes) {
        memory.behindTheBack().overwrite(key, bytes);
    }

    @Override
    public void hide(ObjectKey key) {
        memory.behindTheBack().hide(key);
    }

    @Override
    public void plant(String name, byte[] bytes) {
        // A store in memory has no names but keys.
    }

    @Override
    public void waitUntil(Instant instant) {
        clock.set(instant);
    }

    @Override
    public void close() {}
}
