package dev.holdfast.repository.read;

import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreePath;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The files of one snapshot. Safe for many threads at once. */
public interface SnapshotTree {
    /** The snapshot itself. */
    Snapshot snapshot();

    /** The node at {@code path}, if there is one; never for the root, which has no node. */
    Optional<Node> node(TreePath path);

    /** Shows every node below {@code directory}, in order, holding one directory per level in memory. */
    void walk(TreePath directory, TreeVisitor visitor);

    /**
     * Opens a file. The stream checks each blob before it hands out a byte of it; a damaged one ends it with an
     * {@code IOException} whose cause is the {@code RepositoryException.Damaged}.
     *
     * @throws dev.holdfast.repository.format.RepositoryException.NotFound if there is no file at {@code path}
     */
    InputStream open(TreePath path);

    /**
     * All bytes of a file of at most {@code limit} bytes.
     *
     * @throws dev.holdfast.repository.format.RepositoryException.NotFound if there is no file at {@code path}
     * @throws IllegalArgumentException if it is larger
     */
    byte[] read(TreePath path, int limit);

    /**
     * Reads every file at or below {@code top}, in the order of the packs, by few large ranges: the way to read very many small
     * files. Files larger than {@code limit} bytes are named, not read. A damaged blob costs its files, not the run.
     *
     * @param sink called by several threads at once, in no order
     */
    void readAll(TreePath top, int limit, Consumer<FileRead> sink);

    /** As {@link #readAll(TreePath, int, Consumer)}, but only these files; a path at which there is none is passed over. */
    void readAll(Set<TreePath> files, int limit, Consumer<FileRead> sink);
}
