package dev.holdfast.repository.index;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs one action on many things, so many at once, on virtual threads; the first failure ends it. */
public final class Tasks {
    private Tasks() {}

    /** Returns when {@code action} was done on each of {@code things}. */
    public static <T> void forEach(Iterable<T> things, int atOnce, Consumer<? super T> action) {
        Iterator<T> source = things.iterator();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                running.add(threads.submit(() -> work(source, action)));
            }
            join(running, source);
        }
    }

    private static <T> void work(Iterator<T> source, Consumer<? super T> action) {
        while (true) {
            T thing;
            synchronized (source) {
                if (!source.hasNext()) {
                    return;
                }
                thing = source.next();
            }
            action.accept(thing);
        }
    }

    private static void join(List<Future<?>> running, Iterator<?> source) {
        RuntimeException failure = null;
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                drain(source);
                failure = failure == null ? rethrowable(e) : failure;
            } catch (InterruptedException e) {
                drain(source);
                Thread.currentThread().interrupt();
                failure = new IllegalStateException("Interrupted while waiting for parallel work", e);
                break;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static void drain(Iterator<?> source) {
        synchronized (source) {
            while (source.hasNext()) {
                source.next();
            }
        }
    }

    private static RuntimeException rethrowable(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException inner ? inner : new IllegalStateException(e.getCause());
    }
}
