package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreeDecoder;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.ObjectKey;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A snapshot's files, read from packs. */
public final class StoredTree implements SnapshotTree {
    /** Deeper than any path that a file system takes; a tree cannot hold itself, but it can be made to be deep. */
    private static final int DEEPEST = 4096;

    private final OpenRepository repository;
    private final Snapshot snapshot;
    private final ObjectKey file;
    private final BlobReader blobs;
    private final TreeReadAhead ahead;

    public StoredTree(OpenRepository repository, Snapshot snapshot, RepositoryIndex index) {
        this.repository = repository;
        this.snapshot = snapshot;
        file = RepositoryLayout.key(snapshot.id());
        blobs = new BlobReader(repository, index);
        ahead = new TreeReadAhead(blobs);
    }

    @Override
    public Snapshot snapshot() {
        return snapshot;
    }

    @Override
    public Optional<Node> node(TreePath path) {
        if (path.isRoot()) {
            return Optional.empty();
        }
        Optional<BlobId> directory = Optional.of(snapshot.tree());
        Optional<Node> found = Optional.empty();
        for (NodeName name : path.names()) {
            if (directory.isEmpty()) {
                return Optional.empty();
            }
            found = nodes(directory.get()).stream()
                    .filter(node -> node.name().equals(name))
                    .findFirst();
            directory = found.flatMap(Node::subtree);
        }
        return found;
    }

    private List<Node> nodes(BlobId tree) {
        byte[] blob = blobs.read(BlobType.TREE, tree, file);
        try {
            return TreeDecoder.decode(blob);
        } catch (IllegalArgumentException e) {
            throw new RepositoryException.Damaged(
                    file, "its tree blob " + tree + " is malformed: " + e.getMessage(), e);
        }
    }

    @Override
    public void walk(TreePath directory, TreeVisitor visitor) {
        BlobId tree = directory.isRoot()
                ? snapshot.tree()
                : node(directory)
                        .flatMap(Node::subtree)
                        .orElseThrow(() -> new RepositoryException.NotFound(
                                "There is no directory '" + directory + "' in snapshot " + snapshot.id()));
        walk(directory, tree, visitor);
    }

    private void walk(TreePath directory, BlobId tree, TreeVisitor visitor) {
        List<Node> nodes;
        try {
            if (directory.names().size() > DEEPEST) {
                throw new RepositoryException.Damaged(file, "its directories are nested deeper than " + DEEPEST);
            }
            nodes = nodes(tree);
        } catch (RepositoryException.Damaged e) {
            visitor.unreadable(directory, e);
            return;
        }
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            TreePath path = directory.child(node.name());
            boolean descend = visitor.visit(path, node) == TreeVisitor.Next.DESCEND;
            if (descend && node.subtree().isPresent()) {
                if (blobs.kept(node.subtree().get()).isEmpty()) {
                    ahead.fetch(nodes.subList(i, nodes.size()));
                }
                walk(path, node.subtree().get(), visitor);
            }
        }
    }

    @Override
    public InputStream open(TreePath path) {
        return new BlobInputStream(blobs, fileAt(path).content(), file);
    }

    @Override
    public byte[] read(TreePath path, int limit) {
        Node node = fileAt(path);
        if (node.size() > limit) {
            throw new IllegalArgumentException(
                    "'" + path + "' has " + node.size() + " bytes, more than the " + limit + " asked for");
        }
        return whole(node, limit);
    }

    private byte[] whole(Node node, int limit) {
        return WholeFile.read(blobs, node, limit, file);
    }

    private Node fileAt(TreePath path) {
        Node node = node(path)
                .orElseThrow(() ->
                        new RepositoryException.NotFound("There is no '" + path + "' in snapshot " + snapshot.id()));
        if (node.type() != NodeType.FILE) {
            throw new RepositoryException.NotFound("'" + path + "' in snapshot " + snapshot.id() + " is no file but a "
                    + node.type().json());
        }
        return node;
    }

    @Override
    public void readAll(TreePath top, int limit, Consumer<FileRead> sink) {
        BulkReader reader = new BulkReader(repository, blobs, file, limit, sink);
        Optional<Node> single = node(top).filter(node -> node.type() == NodeType.FILE);
        if (single.isPresent()) {
            reader.add(top, single.get());
        } else {
            walk(top, new FileGathering(reader, sink, FileGathering.Wanted.EVERYTHING));
        }
        reader.finish();
    }

    @Override
    public void readAll(Set<TreePath> files, int limit, Consumer<FileRead> sink) {
        BulkReader reader = new BulkReader(repository, blobs, file, limit, sink);
        walk(TreePath.ROOT, new FileGathering(reader, sink, FileGathering.Wanted.only(files)));
        reader.finish();
    }
}
