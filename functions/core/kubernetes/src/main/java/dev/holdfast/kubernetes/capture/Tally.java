package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What became of the objects of one resource so far. Safe for many threads. */
final class Tally {
    private final ApiResource resource;
    private final LongAdder objects = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder malformed = new LongAdder();
    private final Map<LeftOut.Reason, LongAdder> leftOut = new ConcurrentHashMap<>();
    private final Map<String, String> resourceVersions = new ConcurrentSkipListMap<>();

    Tally(ApiResource resource) {
        this.resource = resource;
    }

    void captured(int size) {
        objects.increment();
        bytes.add(size);
    }

    void leftOut(LeftOut.Reason reason) {
        leftOut.computeIfAbsent(reason, key -> new LongAdder()).increment();
    }

    void malformed() {
        malformed.increment();
    }

    void listed(String namespace, String resourceVersion) {
        resourceVersions.put(namespace, resourceVersion);
    }

    /** The list begins again: nothing counts. */
    void reset() {
        objects.reset();
        bytes.reset();
        malformed.reset();
        leftOut.clear();
        resourceVersions.clear();
    }

    long objects() {
        return objects.sum();
    }

    long malformedItems() {
        return malformed.sum();
    }

    CapturedResource captured() {
        return new CapturedResource(
                resource.id(), resource.kind(), objects.sum(), bytes.sum(), new TreeMap<>(resourceVersions));
    }

    List<LeftOut> leftOut() {
        GroupResource name = resource.groupResource();
        return leftOut.entrySet().stream()
                .map(it -> new LeftOut(
                        name, it.getKey(), OptionalLong.of(it.getValue().sum())))
                .toList();
    }
}
