package dev.holdfast.repository.index;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All index files of a repository, merged. Packs are added by one thread at a time; from then on it is read by many.
 */
public final class RepositoryIndex {
    private final BlobTable table = new BlobTable();
    private final List<IndexedPack> packs = new ArrayList<>();
    private final Map<PackId, Integer> numbers = new HashMap<>();
    private int[] blobsOf = new int[64];

    /**
     * Adds what a pack holds. A pack that is known already is taken again only where this knows of more blobs.
     *
     * @param index the index file that says so; empty if it was the pack's own header
     */
    public synchronized void add(PackId id, PackContents contents, Optional<IndexId> index) {
        Integer known = numbers.get(id);
        if (known == null) {
            int number = packs.size();
            numbers.put(id, number);
            packs.add(new IndexedPack(id, contents.packSize(), index));
            contents.forEach((blob, ids, at) -> add(contents, blob, ids, at, number));
        } else {
            merge(known, contents, index);
        }
    }

    private void merge(int number, PackContents contents, Optional<IndexId> index) {
        int before = blobsOf[number];
        contents.forEach((blob, ids, at) -> {
            if (!contains(contents, blob, ids, at, number)) {
                add(contents, blob, ids, at, number);
            }
        });
        if (blobsOf[number] > before && contents.size() >= before) {
            packs.set(number, new IndexedPack(packs.get(number).id(), contents.packSize(), index));
        }
    }

    private boolean contains(PackContents contents, int blob, byte[] ids, int at, int number) {
        for (int entry : table.findAll(contents.type(blob), ids, at)) {
            if (table.pack(entry) == number && table.where(entry).equals(contents.place(blob))) {
                return true;
            }
        }
        return false;
    }

    private void add(PackContents contents, int blob, byte[] ids, int at, int number) {
        if (number >= blobsOf.length) {
            blobsOf = Arrays.copyOf(blobsOf, 2 * number);
        }
        blobsOf[number]++;
        table.add(contents.type(blob), ids, at, number, contents.place(blob));
    }

    /** Whether the indexes say of this pack exactly what {@code contents}, its own header, says. */
    public boolean agrees(PackId id, PackContents contents) {
        int number = numberOf(id);
        if (number < 0 || blobsOf[number] != contents.size()) {
            return false;
        }
        boolean[] agrees = {true};
        contents.forEach((blob, ids, at) -> agrees[0] &= contains(contents, blob, ids, at, number));
        return agrees[0];
    }

    /** How many blobs the indexes name in a pack. */
    public int blobsOf(PackId id) {
        int number = numberOf(id);
        return number < 0 ? 0 : blobsOf[number];
    }

    /** How many blobs are known. */
    public int blobs() {
        return table.size();
    }

    /** What the packs of these numbers hold. */
    public Map<PackId, PackContents> contentsOf(BitSet wanted) {
        Map<PackId, PackContents> contents = new LinkedHashMap<>();
        for (int entry = 0; !wanted.isEmpty() && entry < table.size(); entry++) {
            if (wanted.get(table.pack(entry))) {
                contents.computeIfAbsent(packs.get(table.pack(entry)).id(), _ -> new PackContents())
                        .add(table.type(entry), table.id(entry), 0, table.where(entry));
            }
        }
        return contents;
    }

    /** Every pack that is known; the place in this list is the pack's number. */
    public List<IndexedPack> packs() {
        return packs;
    }

    /** The number of a pack, or −1. */
    public int numberOf(PackId id) {
        return numbers.getOrDefault(id, -1);
    }

    /** The number of a pack that holds the blob, or −1. */
    public int packOf(BlobType type, byte[] id, int at) {
        int entry = table.find(type, id, at);
        return entry < 0 ? -1 : table.pack(entry);
    }

    /** Bytes of the plain blob, or −1 if it is unknown. */
    public int contentLength(BlobType type, BlobId id) {
        int entry = table.find(type, id.sha256().bytes(), 0);
        return entry < 0 ? -1 : table.where(entry).contentLength();
    }

    /** Where a blob lies, if it is known. */
    public Optional<BlobLocation> locate(BlobType type, BlobId id) {
        int entry = table.find(type, id.sha256().bytes(), 0);
        return entry < 0 ? Optional.empty() : Optional.of(location(entry));
    }

    /** All places at which a blob lies. */
    public List<BlobLocation> locateAll(BlobType type, BlobId id) {
        List<BlobLocation> found = new ArrayList<>();
        for (int entry : table.findAll(type, id.sha256().bytes(), 0)) {
            found.add(location(entry));
        }
        return found;
    }

    private BlobLocation location(int entry) {
        return new BlobLocation(packs.get(table.pack(entry)).id(), table.where(entry));
    }
}
