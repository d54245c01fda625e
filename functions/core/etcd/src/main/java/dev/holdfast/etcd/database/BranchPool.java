package dev.holdfast.etcd.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The children of all branches, about four bytes each: numbers of pages and beginnings of keys as differences from the one before, in
 * groups of seven bits. Branches that are no longer in use lie among the free pages and cannot be told from those that are.
 */
final class BranchPool {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;
    /** Six children for each page, and eight million more. */
    private static final int BYTES_PER_PAGE = 24;

    private static final long BASE = 32L << 20;

    private final List<byte[]> chunks = new ArrayList<>();
    private long size;
    private long reading;

    /** Whether there is room for another one; {@code pages} is how many have been read. */
    boolean hasRoom(int pages) {
        return size < BASE + (long) BYTES_PER_PAGE * pages;
    }

    /** Where {@link #get} finds it again. */
    long add(Page.Branch branch) {
        long at = size;
        int page = 0;
        long first = 0;
        for (int i = 0; i < branch.children().length; i++) {
            put(zigzag((long) branch.children()[i] - page));
            put(zigzag(branch.firsts()[i] - first));
            page = branch.children()[i];
            first = branch.firsts()[i];
        }
        return at;
    }

    Page.Branch get(long at, int count) {
        int[] children = new int[count];
        long[] firsts = new long[count];
        reading = at;
        int page = 0;
        long first = 0;
        for (int i = 0; i < count; i++) {
            page += (int) unzigzag(take());
            first += unzigzag(take());
            children[i] = page;
            firsts[i] = first;
        }
        return new Page.Branch(children, firsts);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long unzigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            append((byte) (rest | 0x80));
            rest >>>= 7;
        }
        append((byte) rest);
    }

    private void append(byte value) {
        int chunk = (int) (size >> CHUNK_BITS);
        if (chunk == chunks.size()) {
            // A small database needs a small one: the first grows.
            chunks.add(new byte[chunk == 0 ? 1 << 12 : CHUNK]);
        }
        int at = (int) size & (CHUNK - 1);
        if (at == chunks.get(chunk).length) {
            chunks.set(chunk, Arrays.copyOf(chunks.get(chunk), 2 * at));
        }
        chunks.get(chunk)[at] = value;
        size++;
    }

    private long take() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = chunks.get((int) (reading >> CHUNK_BITS))[(int) reading & (CHUNK - 1)];
            reading++;
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
