package dev.holdfast.store;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * So many bytes a second, over all who share it: a bucket that fills at that rate and holds one second's worth. Who takes more than
 * is in it waits until the debt is paid, so a pack larger than the bucket passes too.
 */
public final class BandwidthLimit {
    private static final long SECOND = 1_000_000_000L;

    private final long bytesPerSecond;
    private final LongSupplier nanos;
    private final Sleeper sleeper;
    private long paidUntil;

    /** @param nanos a clock that only goes forward, such as {@code System::nanoTime} */
    public BandwidthLimit(long bytesPerSecond, LongSupplier nanos, Sleeper sleeper) {
        if (bytesPerSecond <= 0) {
            throw new IllegalArgumentException("Nothing passes at " + bytesPerSecond + " bytes a second");
        }
        this.bytesPerSecond = bytesPerSecond;
        this.nanos = nanos;
        this.sleeper = sleeper;
        this.paidUntil = nanos.getAsLong() - SECOND;
    }

    /** Takes {@code bytes} and waits as long as they need. */
    void take(int bytes) {
        Duration wait = Duration.ofNanos(Math.max(0, reserve(bytes)));
        if (!wait.isZero()) {
            sleeper.sleepFor(wait, "Moving bytes within the limit of " + bytesPerSecond + " bytes a second");
        }
    }

    private synchronized long reserve(int bytes) {
        long now = nanos.getAsLong();
        paidUntil = Math.max(paidUntil, now - SECOND) + Math.round((double) bytes / bytesPerSecond * SECOND);
        return paidUntil - now;
    }
}
