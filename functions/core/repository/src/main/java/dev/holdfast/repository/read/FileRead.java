package dev.holdfast.repository.read;

import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreePath;

/** What became of one file of a bulk read. */
public sealed interface FileRead {
    /** Where it lies. */
    TreePath path();

    /** All of the file's bytes, each blob checked against its name. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, not compared
    record Whole(TreePath path, Node node, byte[] content) implements FileRead {}

    /** The file is larger than the reader was told to hold at once: read it as a stream. */
    record TooLarge(TreePath path, Node node) implements FileRead {}

    /** A part of the file cannot be had from this copy; the message says which file of the repository is to blame. */
    record Unreadable(TreePath path, Node node, RuntimeException cause) implements FileRead {}

    /** A directory cannot be read from this copy: all that lies below {@code path} is lost. */
    record LostDirectory(TreePath path, RuntimeException cause) implements FileRead {}
}
