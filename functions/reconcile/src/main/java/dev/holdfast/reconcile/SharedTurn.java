package dev.holdfast.reconcile;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work that looks at all there is, one at a time. Who comes while it is done shares the next turn with all who came meanwhile, and returns when that one is
 * over: a thousand plans that are made at once are not a thousand times a thousand that are read.
 */
final class SharedTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong come = new AtomicLong();
    /** A turn that began after this one came has ended well; guarded by the lock. */
    private long served;

    /** Returns when {@code work}, or the same work of another who waited too, was begun after this call and has ended. What fails is done again by the next. */
    void take(Runnable work) {
        long mine = come.incrementAndGet();
        lock.lock();
        try {
            if (served >= mine) {
                return;
            }
            long all = come.get();
            work.run();
            served = all;
        } finally {
            lock.unlock();
        }
    }
}
