package dev.holdfast.repository.index;

import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackContents;
import java.util.Arrays;

/**
 * A multi-map from blobs to places, without an object for each. Not safe for writing by several threads; safe for reading once published.
 */
final class BlobTable {
    private static final int PAGE_BITS = 13;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int PAGE_MASK = PAGE - 1;

    private final NameTable names = new NameTable();
    /** Of each entry: number of the pack, offset, length, plain length, the last one inverted for a tree. */
    private int[][] places = new int[16][];

    /** How many entries. */
    int size() {
        return names.size();
    }

    /**
     * Adds an entry; the same blob may have several.
     *
     * @param pack a number that stands for the pack
     */
    void add(BlobType type, byte[] id, int at, int pack, PackContents.Place where) {
        int number = names.add(id, at);
        int page = number >>> PAGE_BITS;
        if (page == places.length) {
            places = Arrays.copyOf(places, 2 * page);
        }
        if ((number & PAGE_MASK) == 0) {
            places[page] = new int[4 * PAGE];
        }
        int first = 4 * (number & PAGE_MASK);
        places[page][first] = pack;
        places[page][first + 1] = where.offset();
        places[page][first + 2] = where.length();
        places[page][first + 3] = type == BlobType.TREE ? ~where.plainLength() : where.plainLength();
    }

    /** The first entry of a blob, or −1. */
    int find(BlobType type, byte[] id, int at) {
        int place = names.find(id, at);
        while (names.at(place) >= 0 && type(names.at(place)) != type) {
            place = names.after(place, id, at);
        }
        return names.at(place);
    }

    /** Every entry of a blob. */
    int[] findAll(BlobType type, byte[] id, int at) {
        int[] found = new int[4];
        int count = 0;
        for (int place = names.find(id, at); names.at(place) >= 0; place = names.after(place, id, at)) {
            int entry = names.at(place);
            if (type(entry) == type) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = entry;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Copies the name of an entry's blob. */
    byte[] id(int entry) {
        return names.name(entry);
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
