package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of the snapshot and works on {@value #AT_ONCE} of them at a time: enough to keep an API server busy, and all that is in
 * memory.
 */
final class ObjectStream {
    static final int AT_ONCE = 16;

    private final ObjectSource source;
    private final TargetForm form;

    ObjectStream(ObjectSource source, TargetForm form) {
        this.source = source;
        this.form = form;
    }

    /** Returns when {@code work} is done for each object; what it throws ends the reading and comes out of here. */
    void forEach(Collection<PlannedObject> objects, BiConsumer<PlannedObject, ObjectNode> work) {
        if (objects.isEmpty()) {
            return;
        }
        Map<ObjectPath, PlannedObject> planned = new HashMap<>();
        objects.forEach(object -> planned.put(object.path(), object));
        Semaphore places = new Semaphore(AT_ONCE);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            source.read(planned.keySet(), stored -> {
                PlannedObject object = planned.get(stored.path());
                if (object == null || failure.get() != null) {
                    return;
                }
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        work.accept(object, form.of(stored));
                    } catch (RuntimeException e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        places.release();
                    }
                });
            });
        }
        RuntimeException thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }
}
