package dev.holdfast.etcd.database;

import java.util.ArrayList;
import java.util.List;

/** What is remembered of every page: 41 bytes, and the children of branches. Grows with what is read, not with what is claimed. */
@SuppressWarnings("EnumOrdinal") // for a moment, in memory; never written anywhere
final class PageTable {
    private static final int BLOCK_BITS = 14;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private static final byte LEAF = 1;
    private static final byte BRANCH = 2;
    private static final byte FREELIST = 3;
    /** And one more for each flaw. */
    private static final byte FLAWED = 16;

    private final List<Block> blocks = new ArrayList<>();
    private final BranchPool branches = new BranchPool();
    private int size;

    private static final class Block {
        private final byte[] kind = new byte[BLOCK];
        private final int[] span = new int[BLOCK];
        private final int[] count = new int[BLOCK];
        private final int[] length = new int[BLOCK];
        private final int[] crc = new int[BLOCK];
        private final long[] first = new long[BLOCK];
        private final long[] last = new long[BLOCK];
        private final long[] marks = new long[BLOCK];
    }

    /** Adds the next page as one of which nothing is known. */
    void next() {
        if (size >> BLOCK_BITS == blocks.size()) {
            blocks.add(new Block());
        }
        size++;
        set(size - 1, 1, new Page.Flawed(Flaw.NO_HEADER));
    }

    int size() {
        return size;
    }

    void set(int number, int span, Page page) {
        Block block = blocks.get(number >> BLOCK_BITS);
        int at = number & (BLOCK - 1);
        block.span[at] = span;
        switch (page) {
            case Page.Leaf leaf -> {
                block.kind[at] = LEAF;
                block.count[at] = leaf.count() << 2 | leaf.content().ordinal();
                block.length[at] = leaf.length();
                block.crc[at] = leaf.crc();
                block.first[at] = leaf.first();
                block.last[at] = leaf.last();
                block.marks[at] = leaf.marks();
            }
            case Page.Branch branch -> {
                boolean kept = branches.hasRoom(size);
                block.kind[at] = kept ? BRANCH : (byte) (FLAWED + Flaw.FORGOTTEN.ordinal());
                block.count[at] = branch.children().length;
                block.first[at] = kept ? branches.add(branch) : 0;
            }
            case Page.Freelist() -> block.kind[at] = FREELIST;
            case Page.Flawed(Flaw flaw) -> block.kind[at] = (byte) (FLAWED + flaw.ordinal());
        }
    }

    /** How many pages this one takes. */
    int span(int number) {
        return blocks.get(number >> BLOCK_BITS).span[number & (BLOCK - 1)];
    }

    Page get(int number) {
        Block block = blocks.get(number >> BLOCK_BITS);
        int at = number & (BLOCK - 1);
        return switch (block.kind[at]) {
            case LEAF ->
                new Page.Leaf(
                        block.count[at] >> 2,
                        block.length[at],
                        block.crc[at],
                        block.first[at],
                        block.last[at],
                        Page.Content.values()[block.count[at] & 3],
                        block.marks[at]);
            case BRANCH -> branches.get(block.first[at], block.count[at]);
            case FREELIST -> new Page.Freelist();
            default -> new Page.Flawed(Flaw.values()[block.kind[at] - FLAWED]);
        };
    }
}
