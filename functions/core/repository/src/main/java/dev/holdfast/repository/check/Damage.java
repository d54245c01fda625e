package dev.holdfast.repository.check;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.index.BlobLocation;
import dev.holdfast.repository.index.RepositoryIndex;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which packs and which blobs cannot be read, so that the files which need them can be named. */
final class Damage {
    private final RepositoryIndex index;
    private final Set<PackId> packs = ConcurrentHashMap.newKeySet();
    private final Set<BlobInPack> blobs = ConcurrentHashMap.newKeySet();

    private record BlobInPack(PackId pack, BlobId blob) {}

    Damage(RepositoryIndex index) {
        this.index = index;
    }

    void pack(PackId pack) {
        packs.add(pack);
    }

    void blob(PackId pack, BlobId blob) {
        blobs.add(new BlobInPack(pack, blob));
    }

    /** Whether some undamaged pack holds the blob. */
    boolean spares(BlobType type, BlobId id) {
        if (packs.isEmpty() && blobs.isEmpty()) {
            return index.locate(type, id).isPresent();
        }
        for (BlobLocation location : index.locateAll(type, id)) {
            if (!packs.contains(location.pack()) && !blobs.contains(new BlobInPack(location.pack(), id))) {
                return true;
            }
        }
        return false;
    }
}
