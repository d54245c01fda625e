package dev.holdfast.etcd.database;

import java.util.Optional;

/**
 * One of the two pages that say where everything is.
 *
 * @param pageSize in bytes, a power of two
 * @param root the page of the bucket of buckets
 * @param freelist the page of the list of free pages, or {@link #NO_FREELIST}
 * @param pages how many pages the database has: the number that the next new one would have
 * @param transaction the newer meta page has the greater
 */
record Meta(int pageSize, long root, long freelist, long pages, long transaction) {
    static final long NO_FREELIST = -1;

    /** Header and meta, in bytes. */
    static final int SIZE = PageHeader.SIZE + 64;

    private static final int MAGIC = 0xED0CDAED;
    private static final int VERSION = 2;
    private static final int SMALLEST_PAGE = 1 << 10;
    private static final int LARGEST_PAGE = 1 << 16;
    private static final int CHECKED = 56;

    /** Reads the meta page at {@code at}; empty if it is none, or does not have the checksum that it should. */
    static Optional<Meta> read(byte[] bytes, int at, int end) {
        int body = at + PageHeader.SIZE;
        if (at < 0
                || end - at < SIZE
                || (int) LittleEndian.INT.get(bytes, body) != MAGIC
                || (int) LittleEndian.INT.get(bytes, body + 4) != VERSION
                || (long) LittleEndian.LONG.get(bytes, body + CHECKED) != checksum(bytes, body)) {
            return Optional.empty();
        }
        Meta meta = new Meta(
                (int) LittleEndian.INT.get(bytes, body + 8),
                (long) LittleEndian.LONG.get(bytes, body + 16),
                (long) LittleEndian.LONG.get(bytes, body + 32),
                (long) LittleEndian.LONG.get(bytes, body + 40),
                (long) LittleEndian.LONG.get(bytes, body + 48));
        return meta.isPossible() ? Optional.of(meta) : Optional.empty();
    }

    /** Finds the meta page in force in the beginning of a database; it is the second one that tells if the first is damaged. */
    static Optional<Meta> find(byte[] head, int length) {
        Optional<Meta> first = read(head, 0, length);
        if (first.isPresent()) {
            Optional<Meta> second = read(head, first.get().pageSize, length);
            return second.filter(other -> other.transaction > first.get().transaction)
                    .or(() -> first);
        }
        for (int size = SMALLEST_PAGE; size <= LARGEST_PAGE; size <<= 1) {
            int guess = size;
            Optional<Meta> second = read(head, size, length).filter(meta -> meta.pageSize == guess);
            if (second.isPresent()) {
                return second;
            }
        }
        return Optional.empty();
    }

    /** Bytes that {@link #find} wants to see, if there are as many. */
    static int headSize() {
        return LARGEST_PAGE + SIZE;
    }

    private boolean isPossible() {
        return Integer.bitCount(pageSize) == 1
                && pageSize >= SMALLEST_PAGE
                && pageSize <= LARGEST_PAGE
                && pages > 2
                && pages <= Integer.MAX_VALUE
                && root >= 2
                && root < pages
                && (freelist == NO_FREELIST || (freelist >= 2 && freelist < pages));
    }

    /** FNV-1a of 64 bits. */
    private static long checksum(byte[] bytes, int body) {
        long hash = 0xcbf29ce484222325L;
        for (int i = body; i < body + CHECKED; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
