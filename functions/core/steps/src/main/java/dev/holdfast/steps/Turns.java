package dev.holdfast.steps;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets those who want the same thing have it one after the other, within this process: of several deliveries of one event at the same
 * instant, the first does the work and the others find it done. Between processes only the stores decide.
 */
public final class Turns {
    /** Two different things seldom wait for each other, and no list of all things that ever were is kept. */
    private static final int STRIPES = 64;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    /** Does {@code work} when nobody else works on {@code thing}. */
    public <T> T take(Object thing, Supplier<T> work) {
        ReentrantLock lock = locks[Math.floorMod(thing.hashCode(), STRIPES)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
