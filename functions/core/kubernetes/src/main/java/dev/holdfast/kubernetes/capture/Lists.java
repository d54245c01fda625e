package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Lists many resources at once and passes each object on in canonical JSON; knows nothing of what is meant with them. */
final class Lists implements AutoCloseable {
    private static final int PAGED_ATTEMPTS = 2;

    private final ApiServer server;
    private final CaptureSettings settings;
    private final InstantSource clock;
    private final Instant deadline;
    private final Workers workers;
    private final ExecutorService lists;
    private final ExecutorService prefetcher = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * One list of a resource.
     *
     * @param namespace that it is of; empty for all, and for a cluster-scoped resource
     * @param query selectors, if any
     */
    record Part(String namespace, ApiRequest query) {}

    /** What happens with the objects of one resource. */
    interface Receiver {
        /** Takes one object; from many threads. */
        void object(byte[] canonical);

        /** Something was served that is no object. */
        void malformed();

        /** A list was read to its end. */
        void listed(String namespace, String resourceVersion);

        /** Everything of this resource comes again. */
        void restarted();
    }

    Lists(ApiServer server, CaptureSettings settings, InstantSource clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
        this.deadline = clock.instant().plus(settings.deadline());
        this.workers = new Workers(settings.workers(), settings.bytesInFlight());
        this.lists = Executors.newFixedThreadPool(
                settings.parallelLists(), Thread.ofVirtual().name("list-", 0).factory());
    }

    /** Runs all of these, several at once; the first failure of any ends them all. */
    void runAll(Collection<Runnable> tasks) {
        List<Future<?>> running = new ArrayList<>();
        tasks.forEach(task -> running.add(lists.submit(() -> runOne(task))));
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                workers.fail(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                workers.fail(new CaptureException("The capture was interrupted; run it again"));
                running.forEach(it -> it.cancel(true));
            }
        }
        workers.check();
    }

    private void runOne(Runnable task) {
        try {
            workers.check();
            task.run();
        } catch (Throwable thrown) {
            workers.fail(thrown);
        }
    }

    /**
     * Lists {@code resource} to its end, however often it must begin again.
     *
     * @throws ApiException if the server does not give it
     * @throws ListForgottenException if it never came to its end
     */
    void list(ApiResource resource, List<Part> parts, Receiver receiver) throws ListForgottenException {
        for (int attempt = 1; ; attempt++) {
            Workers.Batch batch = workers.newBatch(item -> spell(resource, item, receiver));
            try {
                for (Part part : parts) {
                    ApiRequest request = attempt > PAGED_ATTEMPTS ? part.query() : paged(part.query());
                    receiver.listed(part.namespace(), walk(request, batch::submit));
                }
                return;
            } catch (ListForgottenException e) {
                batch.await();
                // The last attempt asks for everything at once: one answer shows one state and cannot be forgotten.
                if (attempt > PAGED_ATTEMPTS) {
                    throw e;
                }
                receiver.restarted();
            } finally {
                batch.await();
            }
        }
    }

    private ApiRequest paged(ApiRequest request) {
        return request.query("limit", Integer.toString(settings.pageSize()));
    }

    private String walk(ApiRequest request, Consumer<byte[]> items) throws ListForgottenException {
        return new ListWalk(server, request, prefetcher, item -> {
                    checkDeadline();
                    items.accept(item);
                })
                .run();
    }

    private void checkDeadline() {
        if (clock.instant().isAfter(deadline)) {
            throw new CaptureException("The capture took longer than its deadline of " + settings.deadline()
                    + " and was given up; give it more time or a smaller scope");
        }
    }

    private static void spell(ApiResource resource, byte[] item, Receiver receiver) {
        byte[] canonical;
        try {
            canonical = CanonicalJson.ofListItem(item, resource.id().apiVersion(), resource.kind());
        } catch (MalformedJsonException e) {
            receiver.malformed();
            return;
        }
        receiver.object(canonical);
    }

    @Override
    public void close() {
        lists.shutdownNow();
        prefetcher.shutdownNow();
        workers.close();
    }
}
