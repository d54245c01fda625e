package dev.holdfast.repository.write;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.index.BlobSet;
import dev.holdfast.repository.index.IndexedPack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a run knows to be stored: packs that it may reuse, and what it stored itself; and which packs its snapshot needs.
 */
final class RunIndex {
    private final ReusablePacks reusable;
    private final IndexJournal journal;
    private final BlobSet claimed = new BlobSet();
    private final BitSet needed = new BitSet();
    private final List<StoredPack> written = new ArrayList<>();
    private final LongAdder fresh = new LongAdder();
    private final LongAdder reused = new LongAdder();

    RunIndex(ReusablePacks reusable, IndexJournal journal) {
        this.reusable = reusable;
        this.journal = journal;
    }

    /** Whether the caller must store this blob: it is neither stored nor about to be. */
    boolean claim(BlobType type, byte[] id) {
        boolean known = need(type, id) || !claimed.add(type, id, 0);
        (known ? reused : fresh).increment();
        return !known;
    }

    private boolean need(BlobType type, byte[] id) {
        int pack = reusable.index().packOf(type, id, 0);
        if (pack < 0) {
            return false;
        }
        synchronized (needed) {
            needed.set(pack);
        }
        return true;
    }

    /** Whether all these blobs lie in packs that may be reused; then their packs are needed from now on. */
    boolean reuse(List<BlobId> content) {
        for (BlobId blob : content) {
            if (reusable.index().packOf(BlobType.DATA, blob.sha256().bytes(), 0) < 0) {
                return false;
            }
        }
        content.forEach(blob -> need(BlobType.DATA, blob.sha256().bytes()));
        reused.add(content.size());
        return true;
    }

    /** A pack of this run has been stored. */
    void stored(PackId id, PackContents contents, long size) {
        synchronized (written) {
            written.add(new StoredPack(id, size));
        }
        journal.stored(id, contents, size);
    }

    /**
     * Writes what is still to be indexed.
     *
     * @return index files that name every pack that the snapshot needs, and no other
     */
    List<IndexId> finish() {
        IndexChoice choice = reusable.indexesFor(needed());
        reusable.index().contentsOf(choice.unnamed()).forEach((pack, contents) -> journal.stored(pack, contents, 0));
        journal.flush();
        Set<IndexId> indexes = new TreeSet<>(journal.written());
        indexes.addAll(choice.indexes());
        return List.copyOf(indexes);
    }

    private BitSet needed() {
        synchronized (needed) {
            return (BitSet) needed.clone();
        }
    }

    private List<IndexedPack> neededPacks() {
        return needed().stream().mapToObj(reusable.index().packs()::get).toList();
    }

    /** Every pack that the snapshot needs, in the order of their names. */
    List<StoredPack> packs() {
        List<StoredPack> packs = new ArrayList<>();
        neededPacks().forEach(pack -> packs.add(new StoredPack(pack.id(), pack.size())));
        synchronized (written) {
            packs.addAll(written);
        }
        packs.sort((a, b) -> a.id().compareTo(b.id()));
        return packs;
    }

    long freshBlobs() {
        return fresh.sum();
    }

    long reusedBlobs() {
        return reused.sum();
    }

    long storedBytes() {
        synchronized (written) {
            return written.stream().mapToLong(StoredPack::size).sum();
        }
    }
}
