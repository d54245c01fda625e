package dev.holdfast.steps.objects;

import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.objects.ObjectMissingException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.objects.StoredObject;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.read.FileRead;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The objects in a snapshot's tree. Many are read in the order of the packs, by few large ranges. A file that cannot be read ends the
 * reading, unless what is left was asked for: nothing may go on as if the object had never been.
 */
public final class RepositoryObjects implements ObjectSource {
    /** The API server takes 1.5 MiB at most (etcd's limit); an aggregated API may keep larger things. */
    private static final int MAX_OBJECT = 64 << 20;

    /** From here on a walk over the tree is cheaper than single reads. */
    private static final int FEW = 32;

    private final SnapshotTree tree;
    private final LongAdder bytes = new LongAdder();

    public RepositoryObjects(SnapshotTree tree) {
        this.tree = tree;
    }

    /** What the capture said of itself. */
    public CaptureManifest manifest() {
        return CaptureManifest.parse(tree.read(TreePath.of(CaptureManifest.PATH), MAX_OBJECT));
    }

    /** Bytes of all objects that were handed out. */
    public long bytesRead() {
        return bytes.sum();
    }

    @Override
    public List<ObjectPath> paths(String prefix) {
        List<ObjectPath> paths = new ArrayList<>();
        tree.walk(TreePath.ROOT, (path, node) -> {
            String text = path.toString();
            if (node.type() == NodeType.DIRECTORY) {
                String folder = text + "/";
                return folder.startsWith(prefix) || prefix.startsWith(folder)
                        ? TreeVisitor.Next.DESCEND
                        : TreeVisitor.Next.SKIP;
            }
            if (text.startsWith(prefix) && ObjectPath.isAmongObjects(text)) {
                paths.add(object(text));
            }
            return TreeVisitor.Next.DESCEND;
        });
        Collections.sort(paths);
        return paths;
    }

    private static ObjectPath object(String path) {
        if (ObjectPath.isObject(path)) {
            return new ObjectPath(path);
        }
        throw new Failure(
                FailureKind.DAMAGED,
                "The snapshot holds '" + path
                        + "', which is the path of no object: Holdfast never wrote that. Take another snapshot,"
                        + " and look at who can write into this copy");
    }

    @Override
    public void read(Collection<ObjectPath> paths, Consumer<StoredObject> consumer) {
        readEach(paths, (path, content) -> consumer.accept(new StoredObject(path, content.get())));
    }

    @Override
    public void readWhatIsLeft(
            Collection<ObjectPath> paths, Consumer<StoredObject> consumer, BiConsumer<ObjectPath, String> lost) {
        readEach(paths, (path, content) -> {
            byte[] json;
            try {
                json = content.get();
            } catch (RepositoryException.Damaged damaged) {
                lost.accept(path, "this copy can no longer give it, restore it from another: " + damaged.getMessage());
                return;
            }
            consumer.accept(new StoredObject(path, json));
        });
    }

    /** @param sink each path once, and what gives its content or says why it cannot be had */
    private void readEach(Collection<ObjectPath> paths, BiConsumer<ObjectPath, Supplier<byte[]>> sink) {
        if (paths.size() <= FEW) {
            paths.forEach(path -> sink.accept(path, () -> read(path)));
            return;
        }
        Map<TreePath, ObjectPath> wanted = new HashMap<>();
        paths.forEach(path -> wanted.put(TreePath.of(path.value()), path));
        Set<ObjectPath> missing = ConcurrentHashMap.newKeySet();
        missing.addAll(paths);
        tree.readAll(wanted.keySet(), MAX_OBJECT, file -> {
            if (file instanceof FileRead.LostDirectory directory) {
                throw directory.cause(); // nobody knows what lay there
            }
            ObjectPath path = Objects.requireNonNull(wanted.get(file.path()));
            if (missing.remove(path)) {
                sink.accept(path, () -> content(file));
            }
        });
        missing.stream().findFirst().ifPresent(path -> {
            throw new ObjectMissingException(path);
        });
    }

    @Override
    public byte[] read(ObjectPath path) {
        try {
            byte[] json = tree.read(TreePath.of(path.value()), MAX_OBJECT);
            bytes.add(json.length);
            return json;
        } catch (RepositoryException.NotFound e) {
            throw new ObjectMissingException(path);
        }
    }

    private byte[] content(FileRead file) {
        return switch (file) {
            case FileRead.Whole whole -> {
                bytes.add(whole.content().length);
                yield whole.content();
            }
            case FileRead.TooLarge large -> tree.read(large.path(), Integer.MAX_VALUE);
            case FileRead.Unreadable unreadable -> throw unreadable.cause();
            case FileRead.LostDirectory lost -> throw lost.cause();
        };
    }
}
