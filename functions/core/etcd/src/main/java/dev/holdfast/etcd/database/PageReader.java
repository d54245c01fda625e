package dev.holdfast.etcd.database;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Reads single pages, believing nothing. Entries must lie one behind the other from the end of the table of entries on, as bbolt has
 * always written them; so what they cost to read is bounded by the size of the page.
 */
final class PageReader {
    private static final int ENTRY = 16;
    private static final int LONGEST_KEY = 32 << 10;
    private static final int REVISION = 17;
    private static final int TOMBSTONE = 18;
    private static final int UNDERSCORE_AT = 8;

    private PageReader() {}

    /**
     * What is known of the whole database.
     *
     * @param pages how many it has
     * @param marks is told of what is encrypted
     */
    record Known(long pages, EncryptionMarks marks) {}

    /** Reads a page that lies at {@code at} and has {@code length} bytes. */
    static Page read(byte[] bytes, int at, int length, Known known) {
        PageHeader header = PageHeader.read(bytes, at);
        if (PageHeader.SIZE + ENTRY * (long) header.count() > length && header.flags() != PageHeader.FREELIST) {
            return new Page.Flawed(Flaw.OUTSIDE);
        }
        return switch (header.flags()) {
            case PageHeader.LEAF -> leaf(new Place(bytes, at, length), header.count(), known.marks());
            case PageHeader.BRANCH -> branch(new Place(bytes, at, length), header.count(), known.pages());
            case PageHeader.FREELIST -> new Page.Freelist();
            default -> new Page.Flawed(Flaw.NO_HEADER);
        };
    }

    @SuppressWarnings("ArrayRecordComponent") // a window into an array, not a value
    private record Place(byte[] bytes, int at, int length) {
        int entry(int number) {
            return at + PageHeader.SIZE + ENTRY * number;
        }

        int number(int position) {
            return (int) LittleEndian.INT.get(bytes, position);
        }
    }

    private static Page leaf(Place page, int count, EncryptionMarks known) {
        byte[] bytes = page.bytes;
        int start = page.entry(count);
        int end = page.at + page.length;
        int next = start;
        int keyBefore = 0;
        int keyBeforeEnd = 0;
        boolean revisions = true;
        boolean buckets = false;
        long marks = 0;
        for (int i = 0; i < count; i++) {
            int entry = page.entry(i);
            int kind = page.number(entry);
            int keySize = page.number(entry + 8);
            int valueSize = page.number(entry + 12);
            if (kind != 0 && kind != 1) {
                return new Page.Flawed(Flaw.ENTRY_KIND);
            }
            if (keySize <= 0 || keySize > LONGEST_KEY) {
                return new Page.Flawed(Flaw.KEY_SIZE);
            }
            if (entry + (long) page.number(entry + 4) != next
                    || valueSize < 0
                    || (long) next + keySize + valueSize > end) {
                return new Page.Flawed(Flaw.OUTSIDE);
            }
            if (i > 0 && Arrays.compareUnsigned(bytes, keyBefore, keyBeforeEnd, bytes, next, next + keySize) >= 0) {
                return new Page.Flawed(Flaw.ORDER);
            }
            buckets |= kind == 1;
            revisions &= isRevision(bytes, next, keySize);
            marks |= revisions ? known.of(bytes, next + keySize, next + keySize + valueSize) : 0;
            keyBefore = next;
            keyBeforeEnd = next + keySize;
            next += keySize + valueSize;
        }
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, next - start);
        long first = count == 0 ? 0 : beginning(bytes, start, page.number(page.entry(0) + 8));
        long last = count == 0 ? 0 : beginning(bytes, keyBefore, keyBeforeEnd - keyBefore);
        Page.Content content = buckets ? Page.Content.BUCKETS : revisions ? Page.Content.REVISIONS : Page.Content.OTHER;
        return new Page.Leaf(count, next - start, (int) crc.getValue(), first, last, content, marks);
    }

    private static boolean isRevision(byte[] bytes, int at, int size) {
        return (size == REVISION || (size == TOMBSTONE && bytes[at + REVISION] == 't'))
                && bytes[at + UNDERSCORE_AT] == '_';
    }

    private static Page branch(Place page, int count, long pages) {
        if (count == 0) {
            return new Page.Flawed(Flaw.EMPTY_BRANCH);
        }
        byte[] bytes = page.bytes;
        int end = page.at + page.length;
        int next = page.entry(count);
        int keyBefore = 0;
        int keyBeforeEnd = 0;
        int[] children = new int[count];
        long[] firsts = new long[count];
        for (int i = 0; i < count; i++) {
            int entry = page.entry(i);
            int keySize = page.number(entry + 4);
            long child = (long) LittleEndian.LONG.get(bytes, entry + 8);
            if (child < 2 || child >= pages) {
                return new Page.Flawed(Flaw.CHILD);
            }
            if (keySize <= 0 || keySize > LONGEST_KEY) {
                return new Page.Flawed(Flaw.KEY_SIZE);
            }
            if (entry + (long) page.number(entry) != next || (long) next + keySize > end) {
                return new Page.Flawed(Flaw.OUTSIDE);
            }
            if (i > 0 && Arrays.compareUnsigned(bytes, keyBefore, keyBeforeEnd, bytes, next, next + keySize) >= 0) {
                return new Page.Flawed(Flaw.ORDER);
            }
            children[i] = (int) child;
            firsts[i] = beginning(bytes, next, keySize);
            keyBefore = next;
            keyBeforeEnd = next + keySize;
            next += keySize;
        }
        return new Page.Branch(children, firsts);
    }

    /** The first eight bytes of a key as a number; a shorter key is filled up with zeros. */
    private static long beginning(byte[] bytes, int at, int size) {
        if (size >= Long.BYTES) {
            return (long) LittleEndian.SORTABLE_LONG.get(bytes, at);
        }
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | (i < size ? bytes[at + i] & 0xff : 0);
        }
        return value;
    }
}
