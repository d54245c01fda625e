package dev.holdfast.repository;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.check.CheckReport;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.read.SnapshotListing;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.ObjectStore;
import java.util.List;

/**
 * An opened repository: one master key, one store. Safe for many threads at once. It never deletes and never overwrites.
 *
 * <p>Beside {@link RepositoryException} every method may throw the store's {@code StoreException}.
 */
@SuppressWarnings("DoNotCallSuggester") // until it is filled in
public final class Repository {
    private Repository() {}

    /**
     * Creates a repository with one key file.
     *
     * @throws RepositoryException.AlreadyExists if there is one
     */
    public static Repository init(ObjectStore store, RepositoryPassword password, InitSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Opens a repository by any one of its key files.
     *
     * @throws RepositoryException.NotARepository if there is none
     * @throws RepositoryException.WrongPassword if the password opens no key file
     * @throws RepositoryException.Damaged if {@code config} or all key files are damaged
     */
    public static Repository open(ObjectStore store, RepositoryPassword password, OpenSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The random id in {@code config}, 64 hexadecimal digits. */
    public String id() {
        throw new UnsupportedOperationException("not yet");
    }

    /** SHA-256 of the file {@code config}: the one file that is not named by its bytes. */
    public Sha256 configDigest() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Lets a further password open this repository. It cannot be taken back: every holder learns the master key. */
    public KeyId addKey(RepositoryPassword password, InitSettings settings) {
        throw new UnsupportedOperationException("not yet");
    }

    /** The key files, in the order of their names; unreadable ones are left out ({@link #check} reports them). */
    public List<KeyEntry> keys() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Begins a run that ends in one snapshot. */
    public SnapshotWriter newSnapshot(SnapshotRequest request) {
        throw new UnsupportedOperationException("not yet");
    }

    /** All snapshots, oldest first, and the files that only claim to be one. */
    public SnapshotListing snapshots() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The files of a snapshot.
     *
     * @throws RepositoryException.NotFound if there is no such snapshot
     * @throws RepositoryException.Damaged if its file is malformed
     */
    public SnapshotTree tree(SnapshotId snapshot) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Checks the whole repository; throws only if the store fails, never because of what it finds. */
    public CheckReport check(CheckDepth depth, CheckListener listener) {
        throw new UnsupportedOperationException("not yet");
    }
}
