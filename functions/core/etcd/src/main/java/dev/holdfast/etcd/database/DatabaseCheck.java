package dev.holdfast.etcd.database;

import dev.holdfast.etcd.EtcdException;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a database of etcd while its bytes pass, in the order of the file. Every page in use is sound in itself, reached once, and
 * holds keys in their order; what bbolt's own check finds, this finds. For a database of n pages it needs about 20 n bytes, half a per cent of it.
 *
 * <p>Not safe for several threads at once.
 */
public final class DatabaseCheck {
    private static final int ZSTD = 0xfd2fb528;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final PageTable table = new PageTable();
    private @Nullable Body body;
    private long size;

    /** What can be read once the meta page is known. */
    private record Body(Meta meta, BucketPages buckets, PageReader.Known known, PageWindow window) {}

    /**
     * Takes the next bytes of the database.
     *
     * @throws EtcdException.Damaged if it is none, or will not become one
     */
    public void accept(byte[] bytes, int offset, int length) {
        size += length;
        if (body != null) {
            body.window.accept(bytes, offset, length);
            return;
        }
        head.write(bytes, offset, length);
        if (head.size() >= Meta.headSize()) {
            begin();
        }
    }

    private Body begin() {
        byte[] bytes = head.toByteArray();
        Meta meta = Meta.find(bytes, bytes.length).orElseThrow(() -> new EtcdException.Damaged(noMeta(bytes)));
        BucketPages buckets = new BucketPages(meta.root());
        PageReader.Known known = new PageReader.Known(meta.pages(), new EncryptionMarks());
        Body begun = new Body(meta, buckets, known, new PageWindow(meta, table, buckets, known));
        begun.window.accept(bytes, 0, bytes.length);
        head.reset();
        body = begun;
        return begun;
    }

    private static String noMeta(byte[] bytes) {
        if (bytes.length >= 4 && (int) LittleEndian.INT.get(bytes, 0) == ZSTD) {
            return "This is compressed by zstd: unpack it first (zstd -d), then try again.";
        }
        if (bytes.length > 0 && (bytes[0] == '[' || bytes[0] == '{')) {
            return "This is text, as the deltas of etcd-backup-restore are (Incr-...): check the full snapshot (Full-...) that it belongs to.";
        }
        return bytes.length == 0
                ? "There is nothing in it: an empty file is no database of etcd."
                : "It does not begin like a database of etcd: neither of its first two pages says where the tree begins.";
    }

    /** Bytes taken so far. */
    public long size() {
        return size;
    }

    /**
     * All bytes have been taken: walks the tree.
     *
     * @throws EtcdException.Damaged if it is not sound; names the page
     */
    public DatabaseReport finish() {
        Body whole = body == null ? begin() : body;
        Meta meta = whole.meta;
        if (table.size() < meta.pages()) {
            throw new EtcdException.Damaged("The database has " + meta.pages() + " pages of " + meta.pageSize()
                    + " bytes, and only " + size + " bytes came: the file is cut off. Take another copy of it.");
        }
        TreeWalk walk = new TreeWalk(table);
        if (meta.freelist() != Meta.NO_FREELIST) {
            walk.freelist((int) meta.freelist());
        }
        Contents contents = new Contents(walk, meta, whole.buckets, whole.known);
        contents.read();
        int used = 2 + walk.reached();
        return new DatabaseReport(
                contents.revision(),
                contents.entries(),
                meta.pages() * meta.pageSize(),
                contents.hash(),
                new DatabaseReport.Pages(meta.pageSize(), used, meta.pages() - used),
                contents.storageVersion(),
                contents.encrypted());
    }
}
