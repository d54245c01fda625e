package dev.holdfast.repository.format;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.store.ObjectKey;

/** Where each file of a repository lies in its store. */
public final class RepositoryLayout {
    /** The one file that is not named by its bytes; receipts, location status and escrow sheet hold its digest. */
    public static final ObjectKey CONFIG = ObjectKey.of("config");

    /** Prefix of the key files. */
    public static final String KEYS = "keys/";

    /** Prefix of the packs, which lie in 256 folders named by the first two digits. */
    public static final String PACKS = "data/";

    /** Prefix of the index files. */
    public static final String INDEXES = "index/";

    /** Prefix of the snapshot files. */
    public static final String SNAPSHOTS = "snapshots/";

    /** Prefix of the locks of the restic program; Holdfast never writes there. */
    public static final String LOCKS = "locks/";

    private RepositoryLayout() {}

    /** Where a pack lies. */
    public static ObjectKey key(PackId pack) {
        String name = pack.toString();
        return ObjectKey.of(PACKS + name.substring(0, 2) + "/" + name);
    }

    /** Where an index file lies. */
    public static ObjectKey key(IndexId index) {
        return ObjectKey.of(INDEXES + index);
    }

    /** Where a snapshot file lies. */
    public static ObjectKey key(SnapshotId snapshot) {
        return ObjectKey.of(SNAPSHOTS + snapshot);
    }

    /** Where a key file lies. */
    public static ObjectKey key(KeyId key) {
        return ObjectKey.of(KEYS + key);
    }
}
