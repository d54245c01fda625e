package dev.holdfast.repository.read;

import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Walks a tree and hands the files that are wanted to a reader. */
final class FileGathering implements TreeVisitor {
    private final BulkReader reader;
    private final Consumer<FileRead> sink;
    private final Wanted wanted;

    FileGathering(BulkReader reader, Consumer<FileRead> sink, Wanted wanted) {
        this.reader = reader;
        this.sink = sink;
        this.wanted = wanted;
    }

    /** Which files, and which directories lie on the way to them. */
    record Wanted(Predicate<TreePath> files, Predicate<TreePath> directories) {
        static final Wanted EVERYTHING = new Wanted(_ -> true, _ -> true);

        static Wanted only(Set<TreePath> files) {
            Set<TreePath> onTheWay = new HashSet<>();
            for (TreePath file : files) {
                TreePath path = file;
                while (!path.isRoot() && onTheWay.add(path.parent())) {
                    path = path.parent();
                }
            }
            return new Wanted(files::contains, onTheWay::contains);
        }
    }

    @Override
    public Next visit(TreePath path, Node node) {
        if (node.type() == NodeType.FILE && wanted.files.test(path)) {
            reader.add(path, node);
        }
        return node.type() == NodeType.DIRECTORY && wanted.directories.test(path) ? Next.DESCEND : Next.SKIP;
    }

    @Override
    public void unreadable(TreePath directory, RuntimeException cause) {
        sink.accept(new FileRead.LostDirectory(directory, cause));
    }
}
