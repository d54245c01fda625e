package dev.holdfast.repository.index;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackContents;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A multi-map from blobs to places without an object for each: entries in pages that never move, found through one open-addressed
 * table of entry numbers. Not safe for writing by several threads; safe for reading once published.
 */
final class BlobTable {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE - 1;

    /** Entry number + 1 by hash; 0 is free. At most three quarters full. */
    private int[] slots = new int[1 << 10];

    private long[][] ids = new long[16][];
    private int[][] places = new int[16][];
    private int size;

    /** How many entries. */
    int size() {
        return size;
    }

    /**
     * Adds an entry; the same blob may have several.
     *
     * @param pack a number that stands for the pack
     */
    void add(BlobType type, byte[] id, int at, int pack, PackContents.Place where) {
        if (size >= slots.length / 4 * 3) {
            grow();
        }
        int page = size >>> PAGE_BITS;
        if ((size & PAGE_MASK) == 0) {
            newPage(page);
        }
        int entry = size & PAGE_MASK;
        for (int i = 0; i < 4; i++) {
            ids[page][4 * entry + i] = (long) LONG.get(id, at + 8 * i);
        }
        places[page][4 * entry] = pack;
        places[page][4 * entry + 1] = where.offset();
        places[page][4 * entry + 2] = where.length();
        places[page][4 * entry + 3] = type == BlobType.TREE ? ~where.plainLength() : where.plainLength();
        slots[freeSlot(ids[page][4 * entry])] = ++size;
    }

    private void newPage(int page) {
        if (page == ids.length) {
            ids = Arrays.copyOf(ids, 2 * page);
            places = Arrays.copyOf(places, 2 * page);
        }
        ids[page] = new long[4 * PAGE];
        places[page] = new int[4 * PAGE];
    }

    private void grow() {
        slots = new int[slots.length * 2];
        for (int entry = 0; entry < size; entry++) {
            slots[freeSlot(ids[entry >>> PAGE_BITS][4 * (entry & PAGE_MASK)])] = entry + 1;
        }
    }

    private int freeSlot(long hash) {
        int slot = slotOf(hash);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    // An id is a SHA-256: its bits need no further mixing.
    private int slotOf(long hash) {
        return (int) hash & slots.length - 1;
    }

    /** The first entry of a blob, or −1. */
    int find(BlobType type, byte[] id, int at) {
        int slot = search(type, id, at, slotOf((long) LONG.get(id, at)));
        return slots[slot] - 1;
    }

    /** Every entry of a blob. */
    int[] findAll(BlobType type, byte[] id, int at) {
        int[] found = new int[4];
        int count = 0;
        int slot = search(type, id, at, slotOf((long) LONG.get(id, at)));
        while (slots[slot] != 0) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = slots[slot] - 1;
            slot = search(type, id, at, slot + 1 & slots.length - 1);
        }
        return Arrays.copyOf(found, count);
    }

    /** The slot, from {@code from} on, of an entry of this blob, or a free one. */
    private int search(BlobType type, byte[] id, int at, int from) {
        int slot = from;
        while (slots[slot] != 0 && !matches(slots[slot] - 1, type, id, at)) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private boolean matches(int entry, BlobType type, byte[] id, int at) {
        long[] page = ids[entry >>> PAGE_BITS];
        int start = 4 * (entry & PAGE_MASK);
        return page[start] == (long) LONG.get(id, at)
                && page[start + 1] == (long) LONG.get(id, at + 8)
                && page[start + 2] == (long) LONG.get(id, at + 16)
                && page[start + 3] == (long) LONG.get(id, at + 24)
                && type(entry) == type;
    }

    /** Copies the name of an entry's blob. */
    byte[] id(int entry) {
        byte[] id = new byte[Sha256.LENGTH];
        for (int i = 0; i < 4; i++) {
            LONG.set(id, 8 * i, ids[entry >>> PAGE_BITS][4 * (entry & PAGE_MASK) + i]);
        }
        return id;
    }

    int pack(int entry) {
        return place(entry, 0);
    }

    PackContents.Place where(int entry) {
        int plainLength = place(entry, 3);
        return new PackContents.Place(place(entry, 1), place(entry, 2), plainLength < 0 ? ~plainLength : plainLength);
    }

    BlobType type(int entry) {
        return place(entry, 3) < 0 ? BlobType.TREE : BlobType.DATA;
    }

    private int place(int entry, int part) {
        return places[entry >>> PAGE_BITS][4 * (entry & PAGE_MASK) + part];
    }
}
