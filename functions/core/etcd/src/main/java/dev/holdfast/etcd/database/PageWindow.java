package dev.holdfast.etcd.database;

import dev.holdfast.etcd.EtcdException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The part of the file of which pages are still to be read. Where a page begins that spans several, is known only from the tree: each
 * place may be the beginning of one, the middle of another, and the remains of a third. So everything that looks like a page is
 * read as one, as soon as all of it has come.
 */
final class PageWindow {
    /** The longest page that is read, in bytes. etcd takes values of 1.5 MiB if not told otherwise. */
    static final int LONGEST_SPAN = 32 << 20;

    /** How often the same bytes may be claimed by pages over each other, on the average, before we give up. */
    private static final int PATIENCE = 8;

    private final Meta meta;
    private final PageTable table;
    private final BucketPages buckets;
    private final PageReader.Known known;
    private final PriorityQueue<Span> waiting = new PriorityQueue<>(Comparator.comparingInt(Span::end));
    private byte[] bytes = new byte[1 << 20];
    private int length;
    private int firstPage;
    private long allowance = 4L * LONGEST_SPAN;

    PageWindow(Meta meta, PageTable table, BucketPages buckets, PageReader.Known known) {
        this.known = known;
        this.meta = meta;
        this.table = table;
        this.buckets = buckets;
    }

    /** A page that has begun; {@code end} is the number of the page after it. */
    private record Span(int begin, int end) {}

    void accept(byte[] more, int offset, int count) {
        int done = 0;
        while (done < count) {
            makeRoom();
            int now = Math.min(count - done, bytes.length - length);
            System.arraycopy(more, offset + done, bytes, length, now);
            length += now;
            done += now;
            allowance += (long) now * PATIENCE;
            readWhole();
        }
    }

    private void readWhole() {
        while (table.size() < meta.pages() && positionOf(table.size() + 1) <= length) {
            int page = table.size();
            table.next();
            begin(page);
            while (!waiting.isEmpty() && waiting.peek().end == page + 1) {
                read(waiting.remove());
            }
        }
        if (table.size() == meta.pages()) {
            // What follows belongs to no page: the rest of a file that was made larger than it is full.
            length = Math.min(length, (int) Math.max(0, positionOf(table.size())));
        }
    }

    private void begin(int page) {
        if (page < 2) {
            return;
        }
        PageHeader header = PageHeader.read(bytes, (int) positionOf(page));
        if (!header.begins(page, meta.pages())) {
            return;
        }
        if ((header.overflow() + 1) * meta.pageSize() > LONGEST_SPAN) {
            table.set(page, 1, new Page.Flawed(Flaw.TOO_LONG));
        } else if (header.overflow() == 0) {
            read(new Span(page, page + 1));
        } else {
            table.set(page, 1, new Page.Flawed(Flaw.CUT_OFF));
            waiting.add(new Span(page, page + 1 + (int) header.overflow()));
        }
    }

    private void read(Span span) {
        int at = (int) positionOf(span.begin);
        int size = (span.end - span.begin) * meta.pageSize();
        allowance -= size;
        if (allowance < 0) {
            throw new EtcdException.Damaged("The pages of this database lie over each other as no database's do, page "
                    + span.begin + " for one; nothing can be read from it. Take another copy or an older snapshot.");
        }
        Page page = PageReader.read(bytes, at, size, known);
        if (page instanceof Page.Leaf leaf && leaf.content() == Page.Content.BUCKETS) {
            page = buckets.keep(span.begin, bytes, at, size) ? page : new Page.Flawed(Flaw.FORGOTTEN);
        }
        table.set(span.begin, span.end - span.begin, page);
    }

    private long positionOf(int page) {
        return (long) (page - firstPage) * meta.pageSize();
    }

    /** Forgets what no waiting page needs; where that is nothing, takes more memory, up to what the longest page needs. */
    private void makeRoom() {
        if (length < bytes.length) {
            return;
        }
        int needed = table.size();
        for (Span span : waiting) {
            needed = Math.min(needed, span.begin);
        }
        int gone = (int) positionOf(needed);
        System.arraycopy(bytes, gone, bytes, 0, length - gone);
        length -= gone;
        firstPage = needed;
        if (length > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, Math.min(2 * bytes.length, LONGEST_SPAN + (1 << 20)));
        }
    }
}
