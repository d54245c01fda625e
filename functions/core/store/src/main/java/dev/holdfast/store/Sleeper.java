package dev.holdfast.store;

import java.time.Duration;

/** How to wait; tests wait without waiting. */
@FunctionalInterface
public interface Sleeper {
    /** Comes back after {@code duration}. */
    void sleep(Duration duration) throws InterruptedException;

    /** Lets the thread sleep. */
    static Sleeper ofThread() {
        return Thread::sleep;
    }

    /**
     * Waits on behalf of a store.
     *
     * @throws StoreException.Retryable if the thread is told to stop, which stays noted on it
     */
    default void sleepFor(Duration duration, String what) {
        try {
            sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException.Retryable(what + " was told to stop while it waited; start it again.", null, e);
        }
    }
}
