package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.BlobSet;
import dev.holdfast.repository.index.IndexedPack;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.ObjectKey;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Which packs the tree of a snapshot refers to: the truth against which a receipt is held. */
public final class NeededPacks {
    private final RepositoryIndex index;
    private final ObjectKey snapshot;
    private final BlobSet seen = new BlobSet();
    private final BitSet packs = new BitSet();

    private NeededPacks(RepositoryIndex index, ObjectKey snapshot) {
        this.index = index;
        this.snapshot = snapshot;
    }

    /**
     * Walks the whole tree.
     *
     * @throws RepositoryException.Damaged if a directory cannot be read, or no index names a piece of a file
     */
    public static List<IndexedPack> of(StoredTree tree, RepositoryIndex index) {
        ObjectKey file = RepositoryLayout.key(tree.snapshot().id());
        NeededPacks needed = new NeededPacks(index, file);
        needed.add(BlobType.TREE, tree.snapshot().tree());
        tree.walk(TreePath.ROOT, (path, node) -> needed.add(node));
        return needed.packs.stream()
                .mapToObj(index.packs()::get)
                .sorted(Comparator.comparing(IndexedPack::id))
                .toList();
    }

    private TreeVisitor.Next add(Node node) {
        node.content().forEach(blob -> add(BlobType.DATA, blob));
        boolean unseen =
                node.subtree().isPresent() && add(BlobType.TREE, node.subtree().get());
        return unseen ? TreeVisitor.Next.DESCEND : TreeVisitor.Next.SKIP;
    }

    private boolean add(BlobType type, BlobId id) {
        if (!seen.add(type, id)) {
            return false;
        }
        int pack = index.packOf(type, id.sha256().bytes(), 0);
        if (pack < 0) {
            throw new RepositoryException.Damaged(
                    snapshot, "needs the " + type.json() + " blob " + id + ", which no index names.");
        }
        packs.set(pack);
        return true;
    }
}
