package dev.holdfast.etcd.database;

import dev.holdfast.etcd.EtcdException;
import java.util.BitSet;
import java.util.function.ObjIntConsumer;

/** Walks the trees of a database over what is remembered of its pages, each page once. */
final class TreeWalk {
    /** A tree of two children each would be the size of the largest file. */
    private static final int DEEPEST = 40;

    private final PageTable table;
    private final BitSet reached = new BitSet();

    TreeWalk(PageTable table) {
        this.table = table;
    }

    /** Shows every leaf below {@code root} in the order of its keys. */
    void leaves(int root, String of, ObjIntConsumer<Page.Leaf> visitor) {
        new Tree(of, visitor).visit(root, 0);
    }

    /** Takes a page for the list of free pages. */
    void freelist(int number) {
        claim(number, "the list of free pages");
        if (!(table.get(number) instanceof Page.Freelist)) {
            throw damaged(number, "the list of free pages", "is another kind of page");
        }
    }

    /** How many pages were reached. */
    int reached() {
        return reached.cardinality();
    }

    private void claim(int number, String of) {
        if (number >= table.size()) {
            throw damaged(number, of, "is not in the file, which ends at page " + table.size());
        }
        for (int page = number; page < number + table.span(number); page++) {
            if (reached.get(page)) {
                throw damaged(page, of, "is reached twice");
            }
            reached.set(page);
        }
    }

    private static EtcdException.Damaged damaged(int number, String of, String what) {
        return new EtcdException.Damaged("Page " + number + ", needed by " + of + ", " + what
                + ". The database is damaged: take the snapshot from another member, or an older one.");
    }

    private static EtcdException.Damaged damaged(int number, String of, Flaw flaw) {
        if (flaw == Flaw.FORGOTTEN) {
            return new EtcdException.Damaged("Page " + number + ", needed by " + of
                    + ", could not be remembered among so many pages that are no longer in use. Defragment the member"
                    + " (etcdctl defrag), then try again.");
        }
        return damaged(number, of, flaw.sentence());
    }

    private final class Tree {
        private final String of;
        private final ObjIntConsumer<Page.Leaf> visitor;
        private long keyBefore;
        private boolean any;

        private Tree(String of, ObjIntConsumer<Page.Leaf> visitor) {
            this.of = of;
            this.visitor = visitor;
        }

        private void visit(int number, int depth) {
            if (depth > DEEPEST) {
                throw damaged(number, of, "lies deeper than any tree is");
            }
            claim(number, of);
            switch (table.get(number)) {
                case Page.Leaf leaf -> leaf(number, leaf);
                case Page.Branch branch -> branch(number, branch, depth);
                case Page.Freelist() -> throw damaged(number, of, "is the list of free pages");
                case Page.Flawed(Flaw flaw) -> throw damaged(number, of, flaw);
            }
        }

        private void leaf(int number, Page.Leaf leaf) {
            if (leaf.count() > 0) {
                ascend(number, leaf.first());
                keyBefore = leaf.last();
            }
            visitor.accept(leaf, number);
        }

        /** A child begins where its branch says or later, and ends before the next begins; or searches would miss its keys. */
        private void branch(int number, Page.Branch branch, int depth) {
            for (int i = 0; i < branch.children().length; i++) {
                ascend(number, branch.firsts()[i]);
                visit(branch.children()[i], depth + 1);
            }
        }

        private void ascend(int number, long key) {
            if (any && Long.compareUnsigned(key, keyBefore) < 0) {
                throw damaged(number, of, "has keys that belong before those of the page before it");
            }
            any = true;
            keyBefore = key;
        }
    }
}
