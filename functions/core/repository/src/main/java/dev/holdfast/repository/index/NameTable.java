package dev.holdfast.repository.index;

import dev.holdfast.domain.Sha256;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Names of blobs, numbered as they come, without an object for each: in pages that never move, found through one open-addressed table of
 * numbers. A name may be there several times. Not safe for writing by several threads; safe for reading once published.
 */
final class NameTable {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int LONGS = Sha256.LENGTH / Long.BYTES;
    private static final int PAGE_BITS = 11;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE - 1;

    /** Number + 1 by hash; 0 is free. At most three quarters full. */
    private int[] slots = new int[1 << 10];

    private long[][] names = new long[16][];
    private int size;

    /** How many. */
    int size() {
        return size;
    }

    /** Adds the 32 bytes from {@code at} on; returns their number. */
    int add(byte[] id, int at) {
        if (size >= slots.length / 4 * 3) {
            grow();
        }
        int page = size >>> PAGE_BITS;
        if (page == names.length) {
            names = Arrays.copyOf(names, 2 * page);
        }
        if ((size & PAGE_MASK) == 0) {
            names[page] = new long[LONGS * PAGE];
        }
        int first = LONGS * (size & PAGE_MASK);
        for (int i = 0; i < LONGS; i++) {
            names[page][first + i] = (long) LONG.get(id, at + Long.BYTES * i);
        }
        slots[freeSlot(names[page][first])] = ++size;
        return size - 1;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            slots[freeSlot(names[number >>> PAGE_BITS][LONGS * (number & PAGE_MASK)])] = number + 1;
        }
    }

    private int freeSlot(long hash) {
        int slot = slotOf(hash);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    // A name is a SHA-256: its bits need no further mixing.
    private int slotOf(long hash) {
        return (int) hash & slots.length - 1;
    }

    /** Where a name is, or would be: for {@link #at} and {@link #after}. */
    int find(byte[] id, int at) {
        return search(id, at, slotOf((long) LONG.get(id, at)));
    }

    /** As {@link #find}: where the same name is once more. */
    int after(int place, byte[] id, int at) {
        return search(id, at, place + 1 & slots.length - 1);
    }

    /** The number of the name at a place, or −1 where there is none. */
    int at(int place) {
        return slots[place] - 1;
    }

    private int search(byte[] id, int at, int from) {
        int slot = from;
        while (slots[slot] != 0 && !matches(slots[slot] - 1, id, at)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean matches(int number, byte[] id, int at) {
        long[] page = names[number >>> PAGE_BITS];
        int first = LONGS * (number & PAGE_MASK);
        return page[first] == (long) LONG.get(id, at)
                && page[first + 1] == (long) LONG.get(id, at + 8)
                && page[first + 2] == (long) LONG.get(id, at + 16)
                && page[first + 3] == (long) LONG.get(id, at + 24);
    }

    /** A copy of the name with this number. */
    byte[] name(int number) {
        byte[] id = new byte[Sha256.LENGTH];
        for (int i = 0; i < LONGS; i++) {
            LONG.set(id, Long.BYTES * i, names[number >>> PAGE_BITS][LONGS * (number & PAGE_MASK) + i]);
        }
        return id;
    }
}
