package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was captured of one resource.
 *
 * @param id the resource and the version at which it was read
 * @param kind of its objects
 * @param objects how many
 * @param bytes of their canonical JSON
 * @param resourceVersions the state that each list showed, by namespace; the empty namespace stands for all of them
 */
public record CapturedResource(
        GroupVersionResource id, String kind, long objects, long bytes, SortedMap<String, String> resourceVersions)
        implements Comparable<CapturedResource> {
    public CapturedResource {
        resourceVersions = Collections.unmodifiableSortedMap(new TreeMap<>(resourceVersions));
    }

    @Override
    public int compareTo(CapturedResource other) {
        return Comparator.comparing((CapturedResource it) -> it.id().groupResource())
                .compare(this, other);
    }
}
