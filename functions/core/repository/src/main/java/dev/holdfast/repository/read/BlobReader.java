package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobOpener;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.BlobLocation;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads single blobs, from wherever they can be had: any pack that holds them, any version of that pack. What is returned has the
 * hash that it is named by. Safe for many threads at once.
 */
public final class BlobReader {
    private final RepositoryFiles files;
    private final BlobOpener opener;
    private final RepositoryIndex index;
    private final BlobCache cache;

    public BlobReader(OpenRepository repository, RepositoryIndex index) {
        files = repository.files();
        opener = new BlobOpener(repository.key());
        this.index = index;
        cache = new BlobCache(repository.bounds().memory() / 8);
    }

    RepositoryIndex index() {
        return index;
    }

    BlobOpener opener() {
        return opener;
    }

    /**
     * The plain bytes of a blob; not to be changed.
     *
     * @param needed what needs it, to blame if no index knows the blob
     * @throws RepositoryException.Damaged if it cannot be had; names the file to blame
     */
    public byte[] read(BlobType type, BlobId id, ObjectKey needed) {
        return cache.get(id).orElseGet(() -> {
            byte[] plain = load(type, id, needed);
            cache.put(id, plain);
            return plain;
        });
    }

    private byte[] load(BlobType type, BlobId id, ObjectKey needed) {
        List<BlobLocation> locations = index.locateAll(type, id);
        RepositoryException.@Nullable Damaged first = null;
        for (BlobLocation location : locations) {
            try {
                return load(new BlobOpener.Named(type, id), location);
            } catch (RepositoryException.Damaged e) {
                first = first == null ? e : first;
            }
        }
        throw first != null
                ? first
                : new RepositoryException.Damaged(
                        needed,
                        "needs the " + type.json() + " blob " + id
                                + ", which no index names. Take missing files of 'index/' from another copy: holdfast replicate brings them.");
    }

    private byte[] load(BlobOpener.Named blob, BlobLocation location) {
        ObjectKey pack = RepositoryLayout.key(location.pack());
        try {
            return load(blob, location, VersionSelector.CURRENT);
        } catch (RepositoryException.Damaged current) {
            // Somebody may have put another version, or a delete marker, on top of the genuine one.
            for (ObjectVersion version : files.genuineFirst(pack)) {
                try {
                    return load(blob, location, version.version());
                } catch (RepositoryException.Damaged e) {
                    current.addSuppressed(e);
                }
            }
            throw current;
        }
    }

    private byte[] load(BlobOpener.Named blob, BlobLocation location, VersionSelector version) {
        ObjectKey pack = RepositoryLayout.key(location.pack());
        opener.requireGenuine(pack, location.place(), blob);
        byte[] sealed = new byte[location.place().length()];
        files.range(pack, version, location.place().offset(), sealed);
        return opener.open(pack, sealed, 0, location.place(), blob);
    }
}
