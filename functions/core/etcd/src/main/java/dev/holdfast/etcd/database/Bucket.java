package dev.holdfast.etcd.database;

import dev.holdfast.etcd.EtcdException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A bucket, from the entry that describes it: the number of its first page and a sequence, and if that number is 0, a whole page.
 *
 * @param name its key, as bytes
 * @param root the number of its first page; 0 if it lies inline
 * @param inline the page that follows; of no meaning otherwise
 */
@SuppressWarnings("ArrayRecordComponent") // seen by nobody but the walk
record Bucket(byte[] name, int root, byte[] inline) {
    private static final int ENTRY = 16;
    private static final int HEADER = 16;
    private static final int IS_BUCKET = 1;

    /** The buckets of a page that {@link PageReader} has read and found in order. */
    static List<Bucket> of(int number, byte[] page, long pages) {
        List<Bucket> buckets = new ArrayList<>();
        for (Entry entry : Entry.of(page, 0)) {
            if (entry.kind != IS_BUCKET || entry.value.length < HEADER) {
                throw new EtcdException.Damaged("Page " + number + " has the entry '" + text(entry.key)
                        + "' among its buckets, which is none: this is no database of etcd.");
            }
            long root = (long) LittleEndian.LONG.get(entry.value, 0);
            if (root != 0 && (root < 2 || root >= pages)) {
                throw new EtcdException.Damaged(
                        "The bucket '" + text(entry.key) + "' begins at page " + root + ", which there is not.");
            }
            byte[] inline = Arrays.copyOfRange(entry.value, HEADER, entry.value.length);
            buckets.add(new Bucket(entry.key, (int) root, inline));
        }
        return buckets;
    }

    boolean isInline() {
        return root == 0;
    }

    /** Reads the inline page as any other. */
    Page page(PageReader.Known known) {
        return inline.length < PageHeader.SIZE
                ? new Page.Flawed(Flaw.OUTSIDE)
                : PageReader.read(inline, 0, inline.length, known);
    }

    /** The entries of the inline page, which must have been found in order. */
    List<Entry> entries() {
        return Entry.of(inline, 0);
    }

    String nameText() {
        return text(name);
    }

    private static String text(byte[] name) {
        StringBuilder text = new StringBuilder();
        for (byte one : name) {
            text.append(one > ' ' && one < 0x7f ? (char) one : '?');
        }
        return text.length() <= 40 ? text.toString() : text.substring(0, 40) + "...";
    }

    /** One entry of a leaf. */
    @SuppressWarnings("ArrayRecordComponent") // seen by nobody but the walk
    record Entry(int kind, byte[] key, byte[] value) {
        private static List<Entry> of(byte[] page, int at) {
            int count = PageHeader.read(page, at).count();
            List<Entry> entries = new ArrayList<>(count);
            int next = at + PageHeader.SIZE + ENTRY * count;
            for (int i = 0; i < count; i++) {
                int entry = at + PageHeader.SIZE + ENTRY * i;
                int value = next + (int) LittleEndian.INT.get(page, entry + 8);
                int end = value + (int) LittleEndian.INT.get(page, entry + 12);
                entries.add(new Entry(
                        (int) LittleEndian.INT.get(page, entry),
                        Arrays.copyOfRange(page, next, value),
                        Arrays.copyOfRange(page, value, end)));
                next = end;
            }
            return entries;
        }
    }
}
