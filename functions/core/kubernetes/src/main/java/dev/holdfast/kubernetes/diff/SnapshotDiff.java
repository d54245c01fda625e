package dev.holdfast.kubernetes.diff;

import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Compares two sets of objects that can both be read in any order: two snapshots. Memory holds a few objects at a time. */
public final class SnapshotDiff {
    private static final int TOGETHER = 64;

    private final ObjectSource before;
    private final ObjectSource after;
    private final IgnoredFields ignored;
    private final List<ObjectChange> changes = new ArrayList<>();
    private long equal;

    private SnapshotDiff(ObjectSource before, ObjectSource after, IgnoredFields ignored) {
        this.before = before;
        this.after = after;
        this.ignored = ignored;
    }

    /**
     * What is different under {@code prefix}.
     *
     * @param prefix of the paths, such as {@code namespaces/shop/}; empty for everything
     */
    public static Diff between(ObjectSource before, ObjectSource after, String prefix, IgnoredFields ignored) {
        SnapshotDiff diff = new SnapshotDiff(before, after, ignored);
        diff.run(prefix);
        return new Diff(diff.changes, diff.equal);
    }

    private void run(String prefix) {
        List<ObjectPath> older = before.paths(prefix);
        List<ObjectPath> newer = after.paths(prefix);
        Set<ObjectPath> there = new HashSet<>(older);
        Set<ObjectPath> stays = new HashSet<>(newer);
        List<ObjectPath> both = new ArrayList<>();
        newer.forEach(path -> {
            if (there.contains(path)) {
                both.add(path);
            } else {
                changes.add(new ObjectChange.Added(path));
            }
        });
        older.stream()
                .filter(path -> !stays.contains(path))
                .forEach(path -> changes.add(new ObjectChange.Removed(path)));
        List<ObjectPath> unsure =
                both.stream().filter(path -> !isSameContent(path)).toList();
        equal += both.size() - unsure.size();
        for (int from = 0; from < unsure.size(); from += TOGETHER) {
            compare(unsure.subList(from, Math.min(unsure.size(), from + TOGETHER)));
        }
    }

    private boolean isSameContent(ObjectPath path) {
        Optional<String> older = before.digest(path);
        return older.isPresent() && older.equals(after.digest(path));
    }

    private void compare(List<ObjectPath> paths) {
        Map<ObjectPath, byte[]> older = read(before, paths);
        Map<ObjectPath, byte[]> newer = read(after, paths);
        for (ObjectPath path : paths) {
            List<FieldChange> fields = FieldDiff.between(path, get(older, path), get(newer, path), ignored);
            if (fields.isEmpty()) {
                equal++;
            } else {
                changes.add(new ObjectChange.Changed(path, fields));
            }
        }
    }

    private static Map<ObjectPath, byte[]> read(ObjectSource source, Collection<ObjectPath> paths) {
        Map<ObjectPath, byte[]> objects = new ConcurrentHashMap<>();
        source.read(paths, object -> objects.put(object.path(), object.json()));
        return objects;
    }

    private static byte[] get(Map<ObjectPath, byte[]> objects, ObjectPath path) {
        byte[] json = objects.get(path);
        if (json == null) {
            throw new ObjectMissingException(path);
        }
        return json;
    }
}
