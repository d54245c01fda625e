package dev.holdfast.etcd.database;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes databases of bbolt page by page, sound ones and others. Pages 0 and 1 are made at the end; everything else is put where the
 * test wants it.
 */
public final class SampleDatabase {
    static final int PAGE = 4096;
    private static final int HEADER = 16;

    private final ByteBuffer bytes;

    SampleDatabase(int pages) {
        bytes = ByteBuffer.allocate(pages * PAGE).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** An entry of a leaf; {@code flags} is 1 for a bucket. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Item(int flags, byte[] key, byte[] value) {
        static Item of(String key, String value) {
            return new Item(0, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
        }

        static Item revision(long main, byte[] value) {
            byte[] key = ByteBuffer.allocate(17)
                    .putLong(main)
                    .put((byte) '_')
                    .putLong(0)
                    .array();
            return new Item(0, key, value);
        }

        static Item bucket(String name, long root) {
            byte[] header = ByteBuffer.allocate(16)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(root)
                    .putLong(0)
                    .array();
            return new Item(1, name.getBytes(StandardCharsets.UTF_8), header);
        }

        static Item inline(String name, Item... items) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(new byte[16]);
            value.writeBytes(image(0, PageHeader.LEAF, 0, List.of(items)));
            return new Item(1, name.getBytes(StandardCharsets.UTF_8), value.toByteArray());
        }
    }

    /** A database like a young etcd's: a root, three leaves of keys below a branch, one of them over three pages, a stale page. */
    public static SampleDatabase sound() {
        SampleDatabase sample = new SampleDatabase(10);
        sample.leaf(
                2,
                Item.inline("alarm"),
                Item.bucket("key", 3),
                Item.inline("meta", Item.of("consistent_index", "12345678"), Item.of("storageVersion", "3.6.0")));
        sample.branch(3, new long[] {4, 5, 8}, new long[] {1, 3, 10});
        sample.leaf(4, Item.revision(1, new byte[100]), Item.revision(2, new byte[50]));
        sample.leaf(5, Item.revision(3, new byte[2 * PAGE + 1000]));
        sample.leaf(8, Item.revision(10, new byte[10]), Item.revision(11, new byte[] {1, 2, 3}));
        // What was once the end of the keys.
        sample.leaf(9, Item.revision(99, new byte[10]));
        return sample.metas(2, -1, 10);
    }

    /** Puts a leaf; it spans as many pages as it needs. */
    SampleDatabase leaf(int page, Item... items) {
        byte[] image = image(page, PageHeader.LEAF, 0, Arrays.asList(items));
        int overflow = (image.length - 1) / PAGE;
        ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putInt(12, overflow);
        bytes.put(page * PAGE, image);
        return this;
    }

    /** Puts a branch; its keys are revisions. */
    SampleDatabase branch(int page, long[] children, long[] firsts) {
        int at = page * PAGE;
        header(page, PageHeader.BRANCH, children.length, 0);
        int data = at + HEADER + 16 * children.length;
        for (int i = 0; i < children.length; i++) {
            int entry = at + HEADER + 16 * i;
            byte[] key = Item.revision(firsts[i], new byte[0]).key();
            bytes.putInt(entry, data - entry).putInt(entry + 4, key.length).putLong(entry + 8, children[i]);
            bytes.put(data, key);
            data += key.length;
        }
        return this;
    }

    /** Puts nothing but a header. */
    SampleDatabase header(int page, int flags, int count, int overflow) {
        int at = page * PAGE;
        bytes.putLong(at, page)
                .putShort(at + 8, (short) flags)
                .putShort(at + 10, (short) count)
                .putInt(at + 12, overflow);
        return this;
    }

    /** Writes both meta pages, with their checksums. */
    SampleDatabase metas(long root, long freelist, long pages) {
        for (int page = 0; page < 2; page++) {
            header(page, 0x04, 0, 0);
            int at = page * PAGE + HEADER;
            bytes.putInt(at, 0xED0CDAED).putInt(at + 4, 2).putInt(at + 8, PAGE).putInt(at + 12, 0);
            bytes.putLong(at + 16, root)
                    .putLong(at + 24, 0)
                    .putLong(at + 32, freelist)
                    .putLong(at + 40, pages);
            bytes.putLong(at + 48, 7 - page);
            long hash = 0xcbf29ce484222325L;
            for (int i = at; i < at + 56; i++) {
                hash = (hash ^ (bytes.get(i) & 0xff)) * 0x100000001b3L;
            }
            bytes.putLong(at + 56, hash);
        }
        return this;
    }

    private static byte[] image(int page, int flags, int overflow, List<Item> items) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(HEADER + 16 * items.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(page)
                .putShort((short) flags)
                .putShort((short) items.size())
                .putInt(overflow);
        for (Item item : new ArrayList<>(items)) {
            int position = head.capacity() + data.size() - head.position();
            head.putInt(item.flags()).putInt(position).putInt(item.key().length).putInt(item.value().length);
            data.writeBytes(item.key());
            data.writeBytes(item.value());
        }
        byte[] image = Arrays.copyOf(head.array(), head.capacity() + data.size());
        System.arraycopy(data.toByteArray(), 0, image, head.capacity(), data.size());
        return image;
    }

    public byte[] bytes() {
        return bytes.array();
    }

    /** Checks a database that comes in pieces of a size. */
    static DatabaseReport check(byte[] database, int piece) {
        DatabaseCheck check = new DatabaseCheck();
        for (int at = 0; at < database.length; at += piece) {
            check.accept(database, at, Math.min(piece, database.length - at));
        }
        return check.finish();
    }
}
