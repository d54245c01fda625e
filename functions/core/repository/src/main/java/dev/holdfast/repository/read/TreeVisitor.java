package dev.holdfast.repository.read;

import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreePath;

/** Sees the nodes of a tree in order, directories before what is in them. */
@FunctionalInterface
public interface TreeVisitor {
    /** Whether to go on with what is in a directory. */
    enum Next {
        DESCEND,
        SKIP
    }

    /** Called for each node but the root; the answer matters for directories only. */
    Next visit(TreePath path, Node node);

    /** A directory that cannot be read; by default the walk ends with its exception. */
    default void unreadable(TreePath directory, RuntimeException cause) {
        throw cause;
    }
}
