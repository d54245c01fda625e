package dev.holdfast.repository.index;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.IndexFile;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.SealedFile;
import dev.holdfast.store.ObjectKey;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads all index files of a repository, several at once. A damaged one is noted, and costs only what it alone knew. */
public final class IndexLoader {
    private static final int AT_ONCE = 4;

    private final RepositoryFiles files;
    private final SealingKey key;

    public IndexLoader(RepositoryFiles files, SealingKey key) {
        this.files = files;
        this.key = key;
    }

    /** Sees each pack that an index file names. */
    @FunctionalInterface
    public interface Sink {
        /** Called by several threads at once. */
        void pack(PackId pack, PackContents contents, IndexId from);
    }

    /** Reads them all; returns what was wrong with single files. */
    public List<RepositoryException.Damaged> load(Sink sink) {
        return load(list(), sink);
    }

    /** Reads these; returns what was wrong with single files. */
    public List<RepositoryException.Damaged> load(List<IndexId> ids, Sink sink) {
        List<RepositoryException.Damaged> damaged = new ArrayList<>();
        Tasks.forEach(ids, AT_ONCE, id -> {
            try {
                read(id, (pack, contents) -> sink.pack(pack, contents, id));
            } catch (RepositoryException.Damaged e) {
                synchronized (damaged) {
                    damaged.add(e);
                }
            }
        });
        return damaged;
    }

    /** The names of all index files. */
    public List<IndexId> list() {
        List<IndexId> ids = new ArrayList<>();
        files.list(RepositoryLayout.INDEXES, entry -> {
            if (entry.key().isContentNamed()) {
                ids.add(new IndexId(entry.key().digest()));
            }
        });
        return ids;
    }

    /**
     * Reads one index file.
     *
     * @throws RepositoryException.Damaged if it is missing, altered or malformed; packs before that point were handed over
     */
    public void read(IndexId id, BiConsumer<PackId, PackContents> sink) {
        ObjectKey file = RepositoryLayout.key(id);
        InputStream json = SealedFile.decode(key, file, files.read(file, SealedFile.LARGEST_STORED));
        IndexFile.decode(file, json, sink);
    }
}
