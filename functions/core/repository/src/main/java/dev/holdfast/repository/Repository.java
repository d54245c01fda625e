package dev.holdfast.repository;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.check.CheckReport;
import dev.holdfast.repository.check.RepositoryCheck;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.ConfigFile;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.IndexedPack;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.read.IndexCache;
import dev.holdfast.repository.read.NeededPacks;
import dev.holdfast.repository.read.SnapshotFiles;
import dev.holdfast.repository.read.SnapshotListing;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.StoredTree;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotRun;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.List;

/**
 * An opened repository: one master key, one store. Safe for many threads at once. It never deletes and never overwrites.
 *
 * <p>Beside {@link RepositoryException} every method may throw the store's {@code StoreException}.
 */
public final class Repository {
    private final OpenRepository opened;
    private final IndexCache index;

    private Repository(OpenRepository opened) {
        this.opened = opened;
        this.index = new IndexCache(opened);
    }

    /**
     * Creates a repository with one key file.
     *
     * @throws RepositoryException.AlreadyExists if there is one
     */
    public static Repository init(ObjectStore store, RepositoryPassword password, InitSettings settings) {
        RepositoryFiles files = new RepositoryFiles(store);
        if (exists(store)) {
            throw new RepositoryException.AlreadyExists(store.describe());
        }
        Nonces nonces = new Nonces(settings.random());
        SealingKey master = SealingKey.random(settings.random());
        // The key first: a config that no key opens would bar the place for ever.
        KeyFiles.add(files, master, password, settings);
        ConfigFile config = ConfigFile.random(settings.random());
        Content content = Content.of(config.encode(master, nonces));
        if (store.putIfAbsent(RepositoryLayout.CONFIG, content) == PutOutcome.EXISTS) {
            throw new RepositoryException.AlreadyExists(store.describe());
        }
        return new Repository(new OpenRepository(
                files,
                master,
                nonces,
                config,
                content.sha256(),
                OpenSettings.of(settings.random()).bounds()));
    }

    private static boolean exists(ObjectStore store) {
        try {
            store.stat(RepositoryLayout.CONFIG, VersionSelector.CURRENT);
            return true;
        } catch (StoreException.NotFound e) {
            return false;
        }
    }

    /**
     * Opens a repository by any one of its key files.
     *
     * @throws RepositoryException.NotARepository if there is none
     * @throws RepositoryException.WrongPassword if the password opens no key file
     * @throws RepositoryException.Damaged if {@code config} or all key files are damaged
     */
    public static Repository open(ObjectStore store, RepositoryPassword password, OpenSettings settings) {
        RepositoryFiles files = new RepositoryFiles(store);
        return new Repository(RepositoryOpener.open(files, password, settings));
    }

    /** The same repository with other bounds and settings; nothing is read again. */
    public Repository with(OpenSettings settings) {
        return new Repository(new OpenRepository(
                opened.files(),
                opened.key(),
                new Nonces(settings.random()),
                opened.config(),
                opened.configDigest(),
                settings.bounds()));
    }

    /** The random id in {@code config}, 64 hexadecimal digits. */
    public String id() {
        return opened.config().id();
    }

    /** SHA-256 of the file {@code config}: the one file that is not named by its bytes. */
    public Sha256 configDigest() {
        return opened.configDigest();
    }

    /** Lets a further password open this repository. It cannot be taken back: every holder learns the master key. */
    public KeyId addKey(RepositoryPassword password, InitSettings settings) {
        return KeyFiles.add(opened.files(), opened.key(), password, settings);
    }

    /** The key files, in the order of their names; unreadable ones are left out ({@link #check} reports them). */
    public List<KeyEntry> keys() {
        return KeyFiles.list(opened.files());
    }

    /**
     * Begins a run that ends in one snapshot. Reads the indexes, the listing of the packs, and the headers of packs that no index
     * names.
     *
     * @throws RepositoryException.FromTheFuture if its time is later than the storage server's clock, by more than 5 minutes
     */
    public SnapshotWriter newSnapshot(SnapshotRequest request) {
        return SnapshotRun.begin(opened, request);
    }

    /** All snapshots, oldest first, and the files that only claim to be one. */
    public SnapshotListing snapshots() {
        return new SnapshotFiles(opened).list();
    }

    /**
     * The files of a snapshot.
     *
     * @throws RepositoryException.NotFound if there is no such snapshot
     * @throws RepositoryException.Damaged if its file is malformed
     */
    public SnapshotTree tree(SnapshotId snapshot) {
        return new StoredTree(opened, new SnapshotFiles(opened).read(snapshot), index.current());
    }

    /**
     * The packs that the whole tree of a snapshot refers to, in the order of their names, each with an index that names it. A
     * blob that lies in several packs counts for one of them.
     *
     * @throws RepositoryException.NotFound if there is no such snapshot
     * @throws RepositoryException.Damaged if a directory cannot be read, or no index names a piece of a file
     */
    public List<IndexedPack> packsNeededBy(SnapshotId snapshot) {
        RepositoryIndex current = index.current();
        return NeededPacks.of(new StoredTree(opened, new SnapshotFiles(opened).read(snapshot), current), current);
    }

    /** Checks the whole repository; throws only if the store fails, never because of what it finds. */
    public CheckReport check(CheckDepth depth, CheckListener listener) {
        return new RepositoryCheck(opened, listener).run(depth);
    }

    @Override
    public String toString() {
        return "repository " + id() + " at " + opened.files().store().describe();
    }
}
