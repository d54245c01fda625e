package dev.holdfast.kubernetes.diff;

import java.util.Comparator;
import java.util.List;

/**
 * What is different between two sets of objects.
 *
 * @param changes sorted by path
 * @param equal how many objects are the same, but for what was ignored
 */
public record Diff(List<ObjectChange> changes, long equal) {
    public Diff {
        changes = changes.stream()
                .sorted(Comparator.comparing(ObjectChange::path))
                .toList();
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }
}
