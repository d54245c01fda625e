package dev.holdfast.repository.write;

import dev.holdfast.repository.chunk.Chunker;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;

/**
 * One run: takes files and directories in any order, from many threads at once, and ends in one snapshot, or in none.
 *
 * <p>Directories on the way to a file come into being by themselves. A path that was given before is refused with
 * {@code IllegalArgumentException}. Whatever fails in the background makes the next call and the commit fail.
 */
public interface SnapshotWriter extends AutoCloseable {
    /** Adds a directory that is described, or empty. */
    void directory(TreePath path, NodeAttributes attributes);

    /** Adds a small file as one blob. The array is not copied and must not change before the commit. */
    void file(TreePath path, byte[] content, NodeAttributes attributes);

    /**
     * Adds a file of any size, cut where its content says. Returns when all of it was read; the caller closes the stream.
     *
     * @throws IOException if the stream fails; then the file is not in the snapshot and the run goes on
     */
    void file(TreePath path, InputStream content, NodeAttributes attributes) throws IOException;

    /** As {@link #file(TreePath, InputStream, NodeAttributes)}, cut in another way: fixed for what changes in place. */
    void file(TreePath path, InputStream content, NodeAttributes attributes, Chunker chunker) throws IOException;

    /** Adds a node without content of its own: a symlink, device, FIFO or socket. */
    void special(TreePath path, Node node);

    /**
     * Adds a file that an earlier snapshot holds, without reading it.
     *
     * @return false, and nothing was added, if one of its blobs is not stored in a pack that this run may reuse
     */
    boolean reuse(TreePath path, Node node);

    /**
     * Takes back every file and node whose path passes {@code gone}, and the directories that nothing is left in. Their bytes may have
     * been stored; the snapshot does not name them. No other call may run at the same time for a path that passes.
     */
    void forget(Predicate<TreePath> gone);

    /**
     * Stores the tree of a directory to which nothing will be added any more, and keeps only its name: of a run with many large files,
     * what is remembered stays small. Waits for whatever is under way; no other call may run at the same time.
     *
     * @throws IllegalArgumentException if nothing was put there
     */
    void complete(TreePath directory);

    /**
     * Stores what is outstanding, then index, hook, snapshot file, in this order.
     *
     * @throws dev.holdfast.repository.format.RepositoryException.DeadlinePassed if the deadline passed, by the storage server's
     *     clock; nothing was committed
     */
    CommittedSnapshot commit(CommitHook hook);

    /** Ends the run. Without a commit nothing is listed; packs that were sent wait for the next run. */
    @Override
    void close();
}
