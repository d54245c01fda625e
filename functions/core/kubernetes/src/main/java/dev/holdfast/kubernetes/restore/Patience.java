package dev.holdfast.kubernetes.restore;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a server to get where it is going. */
interface Patience {
    /** Really waits: in pauses that grow from 20 ms to half a second. */
    Patience REAL = (longest, condition) -> {
        long deadline = System.nanoTime() + longest.toNanos();
        long pause = 20;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = Math.min(500, 2 * pause);
        }
        return true;
    };

    /** Asks again and again, until {@code condition} holds or it has taken {@code longest}; returns whether it holds. */
    boolean until(Duration longest, BooleanSupplier condition);

    /** Just waits. */
    default void pause(Duration time) {
        until(time, () -> false);
    }
}
