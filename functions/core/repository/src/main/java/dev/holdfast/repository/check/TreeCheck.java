package dev.holdfast.repository.check;

import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.index.BlobSet;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.read.StoredTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.ObjectKey;

/** Follows snapshots into their trees, each tree once, and names every file that would not restore. Safe for many threads. */
final class TreeCheck {
    private final OpenRepository repository;
    private final RepositoryIndex index;
    private final Findings findings;
    private final Damage damage;
    private final BlobSet seen = new BlobSet();

    TreeCheck(OpenRepository repository, RepositoryIndex index, Findings findings, Damage damage) {
        this.repository = repository;
        this.index = index;
        this.findings = findings;
        this.damage = damage;
    }

    /** How many different trees were seen. */
    long trees() {
        return seen.size();
    }

    void check(Snapshot snapshot) {
        if (seen.add(BlobType.TREE, snapshot.tree())) {
            new StoredTree(repository, snapshot, index).walk(TreePath.ROOT, new Visitor(snapshot));
        }
    }

    private final class Visitor implements TreeVisitor {
        private final Snapshot snapshot;
        private final ObjectKey file;

        Visitor(Snapshot snapshot) {
            this.snapshot = snapshot;
            file = RepositoryLayout.key(snapshot.id());
        }

        @Override
        public Next visit(TreePath path, Node node) {
            if (node.type() == NodeType.FILE) {
                content(path, node);
            }
            boolean unseen = node.subtree().isPresent()
                    && seen.add(BlobType.TREE, node.subtree().get());
            return unseen ? Next.DESCEND : Next.SKIP;
        }

        private void content(TreePath path, Node node) {
            long size = 0;
            for (BlobId blob : node.content()) {
                if (!damage.spares(BlobType.DATA, blob)) {
                    lost(path, blob);
                    return;
                }
                size += index.contentLength(BlobType.DATA, blob);
            }
            if (size != node.size()) {
                findings.damage(
                        Kind.CONTRADICTION,
                        file,
                        "'" + path + "' should have " + node.size() + " bytes; its pieces have " + size + ".",
                        "This file is not what was backed up.");
            }
        }

        private void lost(TreePath path, BlobId blob) {
            boolean named = index.locate(BlobType.DATA, blob).isPresent();
            findings.damage(
                    Kind.MISSING,
                    file,
                    "The piece " + blob + " of '" + path + "' "
                            + (named ? "lies in no undamaged pack." : "is named by no index."),
                    "'" + path + "' does not restore from this copy, in snapshot "
                            + snapshot.id().shortHex() + " and others that hold it.");
        }

        @Override
        public void unreadable(TreePath directory, RuntimeException cause) {
            if (!(cause instanceof RepositoryException.Damaged damaged)) {
                throw cause;
            }
            String name = directory.isRoot() ? "The whole snapshot" : "The directory '" + directory + "'";
            findings.damage(
                    Kind.MISSING,
                    damaged.file().orElse(file),
                    PackCheck.what(damaged),
                    name + " does not restore from this copy, in snapshot "
                            + snapshot.id().shortHex() + " and others that hold it.");
        }
    }
}
