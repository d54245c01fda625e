package dev.holdfast.etcd.database;

/**
 * The first 16 bytes of a page.
 *
 * @param number its place in the file
 * @param flags its kind
 * @param count of its entries
 * @param overflow how many further pages it spans, as unsigned number
 */
record PageHeader(long number, int flags, int count, long overflow) {
    static final int SIZE = 16;
    static final int BRANCH = 0x01;
    static final int LEAF = 0x02;
    static final int FREELIST = 0x10;

    static PageHeader read(byte[] bytes, int at) {
        return new PageHeader(
                (long) LittleEndian.LONG.get(bytes, at),
                (short) LittleEndian.SHORT.get(bytes, at + 8) & 0xffff,
                (short) LittleEndian.SHORT.get(bytes, at + 10) & 0xffff,
                (int) LittleEndian.INT.get(bytes, at + 12) & 0xffffffffL);
    }

    /** Whether this can be the beginning of a page with that number, below a high-water mark. */
    boolean begins(long page, long pages) {
        boolean kind = flags == BRANCH || flags == LEAF || flags == FREELIST;
        return kind && number == page && overflow < pages - page;
    }
}
