package dev.holdfast.etcd.database;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pages that hold buckets, kept as they are. etcd has a dozen buckets on one page; but each of its transactions writes that page
 * anew, and the old ones remain among the free pages. The one in force is known from the start, so that the others, needed only
 * where the dozen has grown over one page, may be kept while there is room.
 */
final class BucketPages {
    private static final int MOST_BYTES = 16 << 20;

    private final long root;
    private final Map<Integer, byte[]> pages = new HashMap<>();
    private int bytesKept;

    BucketPages(long root) {
        this.root = root;
    }

    /** Whether there was room for it. */
    boolean keep(int page, byte[] bytes, int at, int size) {
        if (page != root && bytesKept + size > MOST_BYTES) {
            return false;
        }
        pages.put(page, Arrays.copyOfRange(bytes, at, at + size));
        bytesKept += size;
        return true;
    }

    byte @Nullable [] get(int page) {
        return pages.get(page);
    }
}
