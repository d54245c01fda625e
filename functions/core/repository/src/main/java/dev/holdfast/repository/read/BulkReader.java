package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.index.Tasks;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads very many files: gathers tens of thousands, sorts their blobs by place, and reads neighbours with one request. For one
 * thread to fill; the sink is called by several.
 */
final class BulkReader {
    private static final int BATCH = 1 << 15;

    private final OpenRepository repository;
    private final BlobReader blobs;
    private final ObjectKey snapshot;
    private final int limit;
    private final Consumer<FileRead> sink;
    private final List<Wanted<FileToRead>> wanted = new ArrayList<>();
    private final List<FileToRead> others = new ArrayList<>();

    BulkReader(OpenRepository repository, BlobReader blobs, ObjectKey snapshot, int limit, Consumer<FileRead> sink) {
        this.repository = repository;
        this.blobs = blobs;
        this.snapshot = snapshot;
        this.limit = limit;
        this.sink = sink;
    }

    /** A file. */
    record FileToRead(TreePath path, Node node) {}

    void add(TreePath path, Node node) {
        FileToRead file = new FileToRead(path, node);
        if (node.size() > limit) {
            sink.accept(new FileRead.TooLarge(path, node));
            return;
        }
        Optional<Wanted<FileToRead>> alone = node.content().size() == 1
                ? blobs.wanted(file, BlobType.DATA, node.content().getFirst())
                : Optional.empty();
        // A file whose node states too small a size is read blob by blob, which finds that out.
        alone.filter(blob -> blob.location().place().contentLength() <= limit)
                .ifPresentOrElse(wanted::add, () -> others.add(file));
        if (wanted.size() + others.size() >= BATCH) {
            finish();
        }
    }

    void finish() {
        wanted.sort(null);
        RangeReader<FileToRead> ranges = new RangeReader<>(blobs.files(), blobs.opener(), this::opened);
        int atOnce = Math.max(4, 2 * repository.bounds().threads());
        Tasks.forEach(Ranges.of(wanted), atOnce, ranges::read);
        Tasks.forEach(others, atOnce, this::one);
        wanted.clear();
        others.clear();
    }

    /** One of many was opened, or failed the short way: then the long way may know another place. */
    private void opened(FileToRead file, Optional<byte[]> plain) {
        if (plain.isPresent()) {
            deliver(file, plain.get());
        } else {
            one(file);
        }
    }

    private void one(FileToRead file) {
        try {
            deliver(file, WholeFile.read(blobs, file.node, limit, snapshot));
        } catch (RepositoryException | StoreException e) {
            sink.accept(new FileRead.Unreadable(file.path, file.node, e));
        }
    }

    private void deliver(FileToRead file, byte[] content) {
        if (content.length == file.node.size()) {
            sink.accept(new FileRead.Whole(file.path, file.node, content));
            return;
        }
        RepositoryException.Damaged damaged = new RepositoryException.Damaged(
                snapshot,
                "'" + file.path + "' should have " + file.node.size() + " bytes, its blobs have " + content.length
                        + ".");
        sink.accept(new FileRead.Unreadable(file.path, file.node, damaged));
    }
}
