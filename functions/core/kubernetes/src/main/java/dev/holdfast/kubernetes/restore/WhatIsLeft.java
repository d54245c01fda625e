package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.objects.StoredObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A snapshot of which some objects can no longer be read: those are remembered, and what is left is restored. */
final class WhatIsLeft implements ObjectSource {
    private final ObjectSource source;
    private final Map<ObjectPath, String> lost = new ConcurrentHashMap<>();

    WhatIsLeft(ObjectSource source) {
        this.source = source;
    }

    /** What could not be read so far, each with the reason. */
    Map<ObjectPath, String> lost() {
        return Map.copyOf(lost);
    }

    @Override
    public List<ObjectPath> paths(String prefix) {
        return source.paths(prefix);
    }

    @Override
    public void read(Collection<ObjectPath> paths, Consumer<StoredObject> consumer) {
        List<ObjectPath> readable =
                paths.stream().filter(path -> !lost.containsKey(path)).toList();
        source.readWhatIsLeft(readable, consumer, lost::put);
    }

    @Override
    public byte[] read(ObjectPath path) {
        return source.read(path);
    }
}
