package dev.holdfast.steps.snapshot;

import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.objects.ObjectSink;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.steps.ProgressListener;
import java.util.concurrent.atomic.LongAdder;

/**
 * Writes captured objects into a snapshot, one file each. Dates, owner and mode are the same for all, so that an unchanged folder
 * is the same tree and costs nothing.
 */
final class RepositorySink implements ObjectSink {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);

    private final SnapshotWriter writer;
    private final ProgressListener progress;
    private final LongAdder taken = new LongAdder();

    RepositorySink(SnapshotWriter writer, ProgressListener progress) {
        this.writer = writer;
        this.progress = progress;
    }

    @Override
    public void accept(ObjectRef object, byte[] json) {
        writer.file(TreePath.of(object.path().value()), json, FILE);
        taken.increment();
        progress.report("captured " + taken.sum() + " objects");
    }

    @Override
    public void restarted(GroupResource resource) {
        String folder = resource.folder();
        writer.forget(path -> isOf(folder, path));
    }

    /** {@code cluster/<folder>/<name>} or {@code namespaces/<namespace>/<folder>/<name>}. */
    private static boolean isOf(String folder, TreePath path) {
        int depth = path.names().size();
        boolean object = ObjectPath.isObject(path.toString());
        return object && path.names().get(depth - 2).toString().equals(folder);
    }
}
