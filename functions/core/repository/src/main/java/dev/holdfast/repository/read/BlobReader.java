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
import dev.holdfast.repository.index.Tasks;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionSelector;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads single blobs, from wherever they can be had: any pack that holds them, any version of that pack. What is returned has the
 * hash that it is named by. Safe for many threads at once.
 */
public final class BlobReader {
    private static final int REQUESTS_AT_ONCE = 4;

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

    RepositoryFiles files() {
        return files;
    }

    /** Where a blob lies; empty if no index knows it, or it cannot be what lies there: then reading it alone says why. */
    <T> Optional<Wanted<T>> wanted(T use, BlobType type, BlobId id) {
        BlobOpener.Named blob = new BlobOpener.Named(type, id);
        return index.locate(type, id)
                .filter(location -> blob.fits(location.place()))
                .map(location -> new Wanted<>(use, blob, location));
    }

    /** The bytes that reading a blob takes at once, sealed or plain; 0 if no index knows it. An index may claim much of either. */
    int weight(BlobType type, BlobId id) {
        return index.locate(type, id)
                .map(BlobLocation::place)
                .map(place -> Math.max(place.length(), place.contentLength()))
                .orElse(0);
    }

    /**
     * Reads many blobs, neighbours with one request. Those that cannot be had like that are left out: {@link #read} knows other places, or
     * says why not. Nothing of it is cached.
     */
    Map<BlobId, byte[]> readTogether(BlobType type, Collection<BlobId> ids) {
        Map<BlobId, byte[]> plain = new ConcurrentHashMap<>();
        List<Wanted<BlobId>> sorted = ids.stream()
                .distinct()
                .flatMap(id -> wanted(id, type, id).stream())
                .sorted()
                .toList();
        RangeReader<BlobId> ranges =
                new RangeReader<>(files, opener, (id, content) -> content.ifPresent(bytes -> plain.put(id, bytes)));
        Tasks.forEach(Ranges.of(sorted), REQUESTS_AT_ONCE, ranges::read);
        return plain;
    }

    /** Keeps blobs of directories that a walk will ask for. */
    void keep(Map<BlobId, byte[]> plain) {
        plain.forEach(cache::put);
    }

    Optional<byte[]> kept(BlobId id) {
        return cache.get(id);
    }

    /** How many bytes are kept at most. */
    long capacity() {
        return cache.capacity();
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
