package dev.holdfast.repository.write;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.chunk.Chunker;
import dev.holdfast.repository.chunk.RabinChunker;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.SealedFile;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.format.SnapshotFile;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** The writer of a snapshot. */
public final class SnapshotRun implements SnapshotWriter {
    /** Larger arrays are cut as streams are. */
    private static final int MOST_IN_ONE_BLOB = 512 << 10;

    private final OpenRepository repository;
    private final SnapshotRequest request;
    private final RunIndex index;
    private final Background background;
    private final BlobSaver blobs;
    private final SmallFiles small;
    private final StreamedFiles streamed;
    private final Chunker chunker;
    private final ServerClock clock;
    private final TreeSaver trees;
    private final Entry.Directory root = new Entry.Directory();
    private final AtomicBoolean ended = new AtomicBoolean();

    private SnapshotRun(OpenRepository repository, SnapshotRequest request, RunIndex index) {
        this.repository = repository;
        this.request = request;
        this.index = index;
        OpenRepository.Bounds bounds = repository.bounds();
        clock = new ServerClock(repository);
        chunker = new RabinChunker(repository.config().polynomial());
        background = new Background(bounds.threads());
        PackSender sender = new PackSender(repository, index, background);
        blobs = new BlobSaver(bounds.compression().level(), index, sender);
        small = new SmallFiles(blobs, background);
        trees = new TreeSaver(blobs, background, request.directories());
        streamed = new StreamedFiles(blobs, background, bounds, chunker.largest());
    }

    /** Begins a run: reads what is stored already. */
    public static SnapshotRun begin(OpenRepository repository, SnapshotRequest request) {
        new ServerClock(repository).check(request);
        ReusablePacks reusable = ReusablePacks.find(repository, request.reuse());
        return new SnapshotRun(repository, request, new RunIndex(reusable, new IndexJournal(repository)));
    }

    @Override
    public void directory(TreePath path, NodeAttributes attributes) {
        open();
        Entry.Directory directory = root;
        for (NodeName name : path.names()) {
            directory = directory.descend(name, path);
        }
        directory.describe(attributes, path);
    }

    @Override
    public void file(TreePath path, byte[] content, NodeAttributes attributes) {
        if (content.length > MOST_IN_ONE_BLOB) {
            try (InputStream stream = new ByteArrayInputStream(content)) {
                file(path, stream, attributes);
            } catch (IOException e) {
                throw new IllegalStateException("An array cannot fail to be read", e);
            }
            return;
        }
        open();
        Entry.File file = new Entry.File(attributes);
        put(path, file);
        if (content.length > 0) {
            small.add(file, content);
        }
    }

    @Override
    public void file(TreePath path, InputStream content, NodeAttributes attributes) throws IOException {
        file(path, content, attributes, chunker);
    }

    @Override
    public void file(TreePath path, InputStream content, NodeAttributes attributes, Chunker cutting)
            throws IOException {
        open();
        Entry.File file = new Entry.File(attributes);
        streamed.add(file, content, cutting);
        put(path, file);
    }

    @Override
    public void special(TreePath path, Node node) {
        open();
        if (node.type() == NodeType.FILE || node.type() == NodeType.DIRECTORY) {
            throw new IllegalArgumentException(
                    "'" + path + "' is a " + node.type().json() + ", which has content");
        }
        put(path, new Entry.Ready(node));
    }

    @Override
    public boolean reuse(TreePath path, Node node) {
        open();
        if (node.type() != NodeType.FILE || !index.reuse(node.content())) {
            return false;
        }
        put(path, new Entry.Ready(node));
        return true;
    }

    @Override
    public void forget(Predicate<TreePath> gone) {
        open();
        root.forget(TreePath.ROOT, gone);
    }

    @Override
    public void complete(TreePath path) {
        open();
        Entry.Directory directory = root;
        for (NodeName name : path.names()) {
            directory = directory
                    .find(name)
                    .orElseThrow(() -> new IllegalArgumentException("Nothing was put into '" + path + "'"));
        }
        saved(directory);
    }

    private void put(TreePath path, Entry entry) {
        if (path.isRoot()) {
            throw new IllegalArgumentException("The root is a directory");
        }
        if (entry instanceof Entry.Ready(Node node) && !node.name().equals(path.name())) {
            throw new IllegalArgumentException("A node called '" + node.name() + "' for '" + path + "'");
        }
        Entry.Directory directory = root;
        List<NodeName> names = path.names();
        for (NodeName name : names.subList(0, names.size() - 1)) {
            directory = directory.descend(name, path);
        }
        directory.put(path.name(), entry, path);
    }

    private void open() {
        if (ended.get()) {
            throw new IllegalStateException("This run has ended: begin another");
        }
        background.check();
    }

    @Override
    public CommittedSnapshot commit(CommitHook hook) {
        open();
        if (!ended.compareAndSet(false, true)) {
            throw new IllegalStateException("This run has ended: begin another");
        }
        BlobId tree = saved(root);
        blobs.flush();
        background.settle();
        List<IndexId> indexes = index.finish();
        clock.check(request);
        return store(tree, indexes, counts(), hook);
    }

    private BlobId saved(Entry.Directory directory) {
        small.flush();
        background.settle();
        directory.withoutEmptied();
        return trees.save(directory);
    }

    private SnapshotCounts counts() {
        return new SnapshotCounts(
                trees.files(),
                trees.directories(),
                trees.bytes(),
                index.freshBlobs(),
                index.reusedBlobs(),
                index.storedBytes());
    }

    private CommittedSnapshot store(BlobId tree, List<IndexId> indexes, SnapshotCounts counts, CommitHook hook) {
        SnapshotId unnamed = new SnapshotId(tree.sha256());
        Snapshot snapshot = new Snapshot(
                unnamed,
                request.time(),
                tree,
                request.parent(),
                request.hostname(),
                request.username(),
                request.paths(),
                request.tags(),
                Map.of("program_version", "\"holdfast\""));
        byte[] json = SnapshotFile.encode(snapshot);
        Content content = Content.of(SealedFile.encode(repository.key(), repository.nonces(), json));
        SnapshotId id = new SnapshotId(content.sha256());
        PendingSnapshot pending =
                new PendingSnapshot(id, tree, index.packs(), indexes, counts, repository.configDigest());
        hook.beforeSnapshotFile(pending);
        clock.check(request);
        repository.files().write(RepositoryLayout.key(id), content);
        return new CommittedSnapshot(id, tree, pending.packs(), pending.indexes(), counts);
    }

    @Override
    public void close() {
        ended.set(true);
        background.close();
        blobs.close();
    }
}
