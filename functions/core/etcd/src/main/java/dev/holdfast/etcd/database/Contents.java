package dev.holdfast.etcd.database;

import dev.holdfast.etcd.EtcdException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/** Reads the buckets of etcd in their order: what there is, and the sum of it all. */
final class Contents {
    /** Where the keys of users are, by revision ({@code server/storage/schema} of etcd). */
    private static final String KEYS = "key";

    private static final String META = "meta";
    private static final String STORAGE_VERSION = "storageVersion";
    private static final String FINISHED_COMPACTION = "finishedCompactRev";
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}[-+.A-Za-z0-9]{0,40}");

    private final TreeWalk walk;
    private final Meta meta;
    private final BucketPages pages;
    private final PageReader.Known known;
    private long marks;
    private int hash = (int) new CRC32C().getValue();
    private long entries;
    private long revision;
    private boolean keysSeen;
    private Optional<String> storageVersion = Optional.empty();

    Contents(TreeWalk walk, Meta meta, BucketPages pages, PageReader.Known known) {
        this.known = known;
        this.walk = walk;
        this.meta = meta;
        this.pages = pages;
    }

    void read() {
        walk.leaves((int) meta.root(), "the list of buckets", (leaf, number) -> {
            if (leaf.count() > 0 && leaf.content() != Page.Content.BUCKETS) {
                throw new EtcdException.Damaged("Page " + number + " holds no buckets: this is no database of etcd.");
            }
            if (leaf.count() > 0) {
                byte[] page = Objects.requireNonNull(pages.get(number), "kept, or it would be flawed");
                Bucket.of(number, page, meta.pages()).forEach(this::bucket);
            }
        });
        if (!keysSeen) {
            throw new EtcdException.Damaged("There is no bucket '" + KEYS + "': this is no database of etcd.");
        }
    }

    private void bucket(Bucket bucket) {
        String name = bucket.nameText();
        add(sum(bucket.name()), bucket.name().length);
        keysSeen |= name.equals(KEYS);
        if (!bucket.isInline()) {
            walk.leaves(bucket.root(), "bucket '" + name + "'", (leaf, number) -> leaf(leaf, name));
            return;
        }
        if (!(bucket.page(known) instanceof Page.Leaf leaf)) {
            throw new EtcdException.Damaged("The bucket '" + name + "' lies inside of its entry, and not in order.");
        }
        leaf(leaf, name);
        if (name.equals(META)) {
            told(bucket.entries());
        }
    }

    private void leaf(Page.Leaf leaf, String bucket) {
        if (leaf.content() == Page.Content.BUCKETS) {
            throw new EtcdException.Damaged("The bucket '" + bucket + "' holds a bucket: this is no database of etcd.");
        }
        add(leaf.crc(), leaf.length());
        entries += leaf.count();
        if (bucket.equals(KEYS) && leaf.count() > 0) {
            if (leaf.content() != Page.Content.REVISIONS) {
                throw new EtcdException.Damaged("The bucket '" + KEYS + "' holds a key that is no revision.");
            }
            revision = Math.max(revision, leaf.last());
            marks |= leaf.marks();
        }
    }

    private void told(List<Bucket.Entry> entriesOfMeta) {
        for (Bucket.Entry entry : entriesOfMeta) {
            String key = new String(entry.key(), StandardCharsets.ISO_8859_1);
            if (key.equals(STORAGE_VERSION)) {
                storageVersion = Optional.of(new String(entry.value(), StandardCharsets.ISO_8859_1))
                        .filter(VERSION.asMatchPredicate());
            } else if (key.equals(FINISHED_COMPACTION) && entry.value().length >= Long.BYTES) {
                revision = Math.max(revision, (long) LittleEndian.SORTABLE_LONG.get(entry.value(), 0));
            }
        }
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    private void add(int crc, long length) {
        hash = Crc32cJoin.join(hash, crc, length);
    }

    long revision() {
        return revision;
    }

    long entries() {
        return entries;
    }

    int hash() {
        return hash;
    }

    List<String> encrypted() {
        return known.marks().names(marks);
    }

    Optional<String> storageVersion() {
        return storageVersion;
    }
}
