package dev.holdfast.etcd.database;

import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of every page: some 20 bytes where its keys are revisions, 40 at most, and the children of branches. Grows with what
 * is read, not with what is claimed.
 */
@SuppressWarnings("EnumOrdinal") // for a moment, in memory; never written anywhere
final class PageTable {
    private static final int BLOCK_BITS = 14;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private static final int LEAF = 1;
    private static final int BRANCH = 2;
    private static final int FREELIST = 3;
    /** And one more for each flaw. */
    private static final int FLAWED = 16;

    /** What a page begins with: how many pages it takes beside its first, then its kind. */
    private static final int KIND_BITS = 5;

    /** Of pages of which nothing is known, as of most that lie in the middle of others. */
    private static final int NOWHERE = 0;

    /** Where in {@link #facts} those of a page begin, plus one. */
    private final List<int[]> places = new ArrayList<>();

    private final NumberPool facts = new NumberPool();
    private final BranchPool branches = new BranchPool();
    private int size;

    /** Adds the next page as one of which nothing is known. */
    void next() {
        if (size >> BLOCK_BITS == places.size()) {
            places.add(new int[BLOCK]);
        }
        size++;
    }

    int size() {
        return size;
    }

    void set(int number, int span, Page page) {
        places.get(number >> BLOCK_BITS)[number & (BLOCK - 1)] = Math.toIntExact(facts.size() + 1);
        long beside = (long) (span - 1) << KIND_BITS;
        switch (page) {
            case Page.Leaf leaf -> {
                facts.put(beside | LEAF);
                facts.put((long) leaf.count() << 2 | leaf.content().ordinal());
                facts.put(leaf.length());
                facts.putWhole(leaf.crc());
                facts.put(leaf.first());
                facts.putSigned(leaf.last() - leaf.first());
                facts.put(leaf.marks());
            }
            case Page.Branch branch
            when branches.hasRoom(size) -> {
                facts.put(beside | BRANCH);
                facts.put(branch.children().length);
                facts.put(branches.add(branch));
            }
            case Page.Branch _ -> facts.put(beside | FLAWED + Flaw.FORGOTTEN.ordinal());
            case Page.Freelist() -> facts.put(beside | FREELIST);
            case Page.Flawed(Flaw flaw) -> facts.put(beside | FLAWED + flaw.ordinal());
        }
    }

    private int place(int number) {
        return places.get(number >> BLOCK_BITS)[number & (BLOCK - 1)];
    }

    /** How many pages this one takes. */
    int span(int number) {
        int place = place(number);
        if (place == NOWHERE) {
            return 1;
        }
        facts.goTo(place - 1);
        return 1 + (int) (facts.take() >>> KIND_BITS);
    }

    Page get(int number) {
        int place = place(number);
        if (place == NOWHERE) {
            return new Page.Flawed(Flaw.NO_HEADER);
        }
        facts.goTo(place - 1);
        int kind = (int) facts.take() & (1 << KIND_BITS) - 1;
        return switch (kind) {
            case LEAF -> leaf();
            case BRANCH -> {
                int count = (int) facts.take();
                yield branches.get(facts.take(), count);
            }
            case FREELIST -> new Page.Freelist();
            default -> new Page.Flawed(Flaw.values()[kind - FLAWED]);
        };
    }

    private Page.Leaf leaf() {
        int count = (int) facts.take();
        int length = (int) facts.take();
        int crc = facts.takeWhole();
        long first = facts.take();
        long last = first + facts.takeSigned();
        return new Page.Leaf(count >>> 2, length, crc, first, last, Page.Content.values()[count & 3], facts.take());
    }
}
