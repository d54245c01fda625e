package dev.holdfast.repository.write;

import dev.holdfast.repository.format.IndexFile;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.SealedFile;
import dev.holdfast.store.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes index files as packs are stored: after 50,000 blobs (fewer where a quarter of the run's memory holds the text of fewer), a
 * minute, or a gibibyte, whichever is first; so a run that dies leaves little that the next one must find out pack by pack.
 */
final class IndexJournal {
    private static final long MOST_BYTES = 1L << 30;
    /** What a blob takes while its index file is written: its text, sealed and not. */
    private static final int BYTES_FOR_A_BLOB = 600;

    private static final long MOST_NANOS = Duration.ofSeconds(60).toNanos();

    private final OpenRepository repository;
    private final long mostBlobs;
    private final List<IndexId> written = new ArrayList<>();
    private Map<PackId, PackContents> pending = new LinkedHashMap<>();
    private int blobs;
    private long bytes;
    private long since = System.nanoTime();

    IndexJournal(OpenRepository repository) {
        this.repository = repository;
        mostBlobs = Math.min(IndexFile.MOST_BLOBS, repository.bounds().memory() / 4 / BYTES_FOR_A_BLOB);
    }

    /** A pack is stored; may write an index file. */
    void stored(PackId id, PackContents contents, long size) {
        Map<PackId, PackContents> full = Map.of();
        synchronized (this) {
            if (blobs > 0 && blobs + contents.size() > mostBlobs) {
                full = take();
            }
            pending.put(id, contents);
            blobs += contents.size();
            bytes += size;
            if (full.isEmpty() && (bytes >= MOST_BYTES || System.nanoTime() - since >= MOST_NANOS)) {
                full = take();
            }
        }
        write(full);
    }

    /** Writes what is outstanding. */
    void flush() {
        Map<PackId, PackContents> rest;
        synchronized (this) {
            rest = take();
        }
        write(rest);
    }

    private Map<PackId, PackContents> take() {
        Map<PackId, PackContents> taken = pending;
        pending = new LinkedHashMap<>();
        blobs = 0;
        bytes = 0;
        since = System.nanoTime();
        return taken;
    }

    private void write(Map<PackId, PackContents> packs) {
        if (packs.isEmpty()) {
            return;
        }
        byte[] json = IndexFile.encode(packs);
        Content content = Content.of(SealedFile.encode(repository.key(), repository.nonces(), json));
        IndexId id = new IndexId(content.sha256());
        repository.files().write(RepositoryLayout.key(id), content);
        synchronized (this) {
            written.add(id);
        }
    }

    /** The index files of this run. */
    synchronized List<IndexId> written() {
        return List.copyOf(written);
    }
}
