package dev.holdfast.repository.write;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a run: platform threads for work of the processor, virtual ones for waiting on the store. The first failure
 * anywhere fails whatever comes after.
 */
final class Background implements AutoCloseable {
    private static final long POLL_MILLIS = 100;

    private final ExecutorService processor;
    private final ExecutorService network = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore queued;
    private final Phaser working = new Phaser(1);
    private volatile @Nullable Throwable failure;

    Background(int threads) {
        processor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("repository-", 0).daemon().factory());
        queued = new Semaphore(threads * 16);
    }

    /** Does work of the processor; waits while too much of it is queued. */
    void compute(Runnable work) {
        awaiting(queued);
        submit(processor, () -> {
            try {
                work.run();
            } finally {
                queued.release();
            }
        });
    }

    /** Does what mostly waits for the store. */
    void send(Runnable work) {
        submit(network, work);
    }

    private void submit(ExecutorService threads, Runnable work) {
        working.register();
        threads.execute(() -> {
            try {
                if (failure == null) {
                    work.run();
                }
            } catch (Throwable e) {
                fail(e);
            } finally {
                working.arriveAndDeregister();
            }
        });
    }

    private synchronized void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    /** Takes one permit; gives up when the run has failed. */
    void awaiting(Semaphore permits) {
        awaiting(permits, 1);
    }

    /** Takes permits; gives up when the run has failed. */
    void awaiting(Semaphore permits, int count) {
        try {
            while (!permits.tryAcquire(count, POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            IllegalStateException interrupted = new IllegalStateException("The run was interrupted", e);
            fail(interrupted);
            throw interrupted;
        }
    }

    /** Returns when everything that was begun is done. */
    void settle() {
        working.arriveAndAwaitAdvance();
        check();
    }

    /** Fails if anything has failed. */
    void check() {
        Throwable failed = failure;
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
        if (failed != null) {
            throw new IllegalStateException("The run failed", failed);
        }
    }

    @Override
    public void close() {
        fail(new IllegalStateException("The run has ended"));
        processor.close();
        network.shutdown();
    }
}
