package dev.holdfast.kubernetes.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.PairComparison;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSink;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compares a snapshot with a live cluster while the cluster is captured: give it to a capture as its sink, then ask for the {@link #result}.
 * The capture's scope says how much of the snapshot takes part, so give it the scope that the snapshot was made with, or narrow
 * {@code prefix} with it.
 */
public final class LiveDiff implements ObjectSink {
    private static final PairComparison COMPARISON =
            new PairComparison(StatusPolicy.LEFT_OUT, VersionRelation.TARGET_IS_NOT_NEWER);

    private final ObjectSource snapshot;
    private final String prefix;
    private final Set<ObjectPath> captured;
    private final IgnoredFields ignored;
    private final Map<ObjectPath, List<FieldChange>> live = new ConcurrentHashMap<>();

    /** @param prefix of the paths that take part, in the snapshot and in the cluster; empty for everything */
    public LiveDiff(ObjectSource snapshot, String prefix, IgnoredFields ignored) {
        this.snapshot = snapshot;
        this.prefix = prefix;
        this.captured = new HashSet<>(snapshot.paths(prefix));
        this.ignored = ignored;
    }

    @Override
    public void accept(ObjectRef object, byte[] json) {
        ObjectPath path = object.path();
        if (!path.value().startsWith(prefix)) {
            return;
        }
        live.put(path, captured.contains(path) ? between(path, snapshot.read(path), json) : List.of());
    }

    /** A restored object has another uid than the one that was captured, and may have another address: that is no difference. */
    private List<FieldChange> between(ObjectPath path, byte[] before, byte[] now) {
        if (Arrays.equals(before, now)) {
            return List.of();
        }
        return FieldDiff.tree(path, before) instanceof ObjectNode was
                        && FieldDiff.tree(path, now) instanceof ObjectNode is
                ? between(path, COMPARISON.rest(path.resource(), was, is))
                : FieldDiff.between(path, before, now, ignored);
    }

    private List<FieldChange> between(ObjectPath path, PairComparison.Rest rest) {
        return FieldDiff.between(path, rest.captured(), rest.live(), ignored);
    }

    @Override
    public void restarted(GroupResource resource) {
        live.keySet().removeIf(path -> path.resource().equals(resource));
    }

    /** What changed since the snapshot; to be asked when the capture has ended. */
    public Diff result() {
        List<ObjectChange> changes = new ArrayList<>();
        long[] equal = new long[1];
        live.forEach((path, fields) -> {
            if (!captured.contains(path)) {
                changes.add(new ObjectChange.Added(path));
            } else if (fields.isEmpty()) {
                equal[0]++;
            } else {
                changes.add(new ObjectChange.Changed(path, fields));
            }
        });
        captured.stream()
                .filter(path -> !live.containsKey(path))
                .forEach(path -> changes.add(new ObjectChange.Removed(path)));
        return new Diff(changes, equal[0]);
    }
}
