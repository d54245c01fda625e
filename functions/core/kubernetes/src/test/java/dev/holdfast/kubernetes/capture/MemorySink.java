package dev.holdfast.kubernetes.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSink;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Keeps everything and insists that nothing comes twice. */
final class MemorySink implements ObjectSink {
    final SortedMap<ObjectRef, byte[]> objects = new ConcurrentSkipListMap<>();
    final Queue<GroupResource> restarts = new ConcurrentLinkedQueue<>();
    volatile @Nullable RuntimeException failure;

    @Override
    public void accept(ObjectRef object, byte[] json) {
        RuntimeException wanted = failure;
        if (wanted != null) {
            throw wanted;
        }
        assertThat(objects.put(object, json)).as("a second %s", object).isNull();
    }

    @Override
    public void restarted(GroupResource resource) {
        restarts.add(resource);
        objects.keySet().removeIf(ref -> ref.resource().equals(resource));
    }
}
