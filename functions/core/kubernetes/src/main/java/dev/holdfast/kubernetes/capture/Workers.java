package dev.holdfast.kubernetes.capture;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works on items while their lists are still being read. Reading waits when too many bytes are in flight, so a slow sink slows the lists and
 * memory stays bounded. The first failure of any item ends everything.
 */
final class Workers implements AutoCloseable {
    private static final int UNIT = 1024;

    private final ExecutorService threads;
    private final Semaphore room;
    private final int units;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Workers(int count, int bytesInFlight) {
        threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("capture-", 0).factory());
        units = Math.max(1, bytesInFlight / UNIT);
        room = new Semaphore(units, true);
    }

    /** Throws the first failure, if there was one. */
    void check() {
        switch (failure.get()) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable thrown -> throw new IllegalStateException(thrown);
        }
    }

    /** Ends everything with this failure, unless there is an earlier one. */
    void fail(Throwable thrown) {
        failure.compareAndSet(null, thrown);
    }

    /** The items of one list: they can be waited for together. */
    final class Batch {
        private final Consumer<byte[]> work;
        private int underWay;

        Batch(Consumer<byte[]> work) {
            this.work = work;
        }

        /** Takes an item as soon as there is room for it. */
        void submit(byte[] item) {
            check();
            int size = Math.min(units, 1 + item.length / UNIT);
            room.acquireUninterruptibly(size);
            begin();
            threads.execute(() -> {
                try {
                    if (failure.get() == null) {
                        work.accept(item);
                    }
                } catch (Throwable thrown) {
                    fail(thrown);
                } finally {
                    room.release(size);
                    end();
                }
            });
        }

        /** Waits until every item is done. */
        void await() {
            awaitEnd();
            check();
        }

        private synchronized void begin() {
            underWay++;
        }

        private synchronized void end() {
            underWay--;
            notifyAll();
        }

        private synchronized void awaitEnd() {
            boolean interrupted = false;
            while (underWay > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true; // what is under way must end before anybody goes on
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Batch newBatch(Consumer<byte[]> work) {
        return new Batch(work);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
