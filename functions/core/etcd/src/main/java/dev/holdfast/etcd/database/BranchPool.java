package dev.holdfast.etcd.database;

/**
 * The children of all branches, about four bytes each: numbers of pages and beginnings of keys as differences from the one before.
 * Branches that are no longer in use lie among the free pages and cannot be told from those that are.
 */
final class BranchPool {
    /** Six children for each page, and eight million more. */
    private static final int BYTES_PER_PAGE = 24;

    private static final long BASE = 32L << 20;

    private final NumberPool numbers = new NumberPool();

    /** Whether there is room for another one; {@code pages} is how many have been read. */
    boolean hasRoom(int pages) {
        return numbers.size() < BASE + (long) BYTES_PER_PAGE * pages;
    }

    /** Where {@link #get} finds it again. */
    long add(Page.Branch branch) {
        long at = numbers.size();
        int page = 0;
        long first = 0;
        for (int i = 0; i < branch.children().length; i++) {
            numbers.putSigned((long) branch.children()[i] - page);
            numbers.putSigned(branch.firsts()[i] - first);
            page = branch.children()[i];
            first = branch.firsts()[i];
        }
        return at;
    }

    Page.Branch get(long at, int count) {
        int[] children = new int[count];
        long[] firsts = new long[count];
        numbers.goTo(at);
        int page = 0;
        long first = 0;
        for (int i = 0; i < count; i++) {
            page += (int) numbers.takeSigned();
            first += numbers.takeSigned();
            children[i] = page;
            firsts[i] = first;
        }
        return new Page.Branch(children, firsts);
    }
}
