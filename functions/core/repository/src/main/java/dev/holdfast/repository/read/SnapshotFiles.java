package dev.holdfast.repository.read;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.SealedFile;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.format.SnapshotFile;
import dev.holdfast.repository.index.Tasks;
import dev.holdfast.repository.read.SnapshotListing.Quarantined;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files under {@code snapshots/}. */
public final class SnapshotFiles {
    private static final int AT_ONCE = 16;
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    private final OpenRepository repository;

    public SnapshotFiles(OpenRepository repository) {
        this.repository = repository;
    }

    /** All of them, the good and the bad. */
    public SnapshotListing list() {
        List<ObjectEntry> entries = new ArrayList<>();
        repository.files().list(RepositoryLayout.SNAPSHOTS, entries::add);
        List<Snapshot> snapshots = new ArrayList<>();
        List<Quarantined> quarantined = new ArrayList<>();
        Tasks.forEach(entries, AT_ONCE, entry -> {
            try {
                Snapshot snapshot = readListed(entry);
                synchronized (snapshots) {
                    snapshots.add(snapshot);
                }
            } catch (RepositoryException e) {
                synchronized (quarantined) {
                    boolean future = e instanceof RepositoryException.FromTheFuture;
                    quarantined.add(new Quarantined(entry.key(), String.valueOf(e.getMessage()), future));
                }
            }
        });
        snapshots.sort(
                Comparator.comparing((Snapshot snapshot) -> snapshot.time().toInstant())
                        .thenComparing(Snapshot::id));
        quarantined.sort(Comparator.comparing(Quarantined::file));
        return new SnapshotListing(snapshots, quarantined);
    }

    private Snapshot readListed(ObjectEntry entry) {
        if (!entry.key().isContentNamed()) {
            throw new RepositoryException.Damaged(entry.key(), "its name is no id: it is none of ours.");
        }
        Snapshot snapshot = read(new SnapshotId(entry.key().digest()));
        Instant stored = entry.modified();
        if (snapshot.time().toInstant().isAfter(stored.plus(MOST_SKEW))) {
            throw new RepositoryException.FromTheFuture(entry.key() + ": dated "
                    + snapshot.time().toInstant() + ", but stored at " + stored
                    + " already: forged, or written by a machine whose clock is wrong.");
        }
        return snapshot;
    }

    /**
     * One of them.
     *
     * @throws RepositoryException.NotFound if there is no such file
     * @throws RepositoryException.Damaged if it is altered or malformed
     */
    public Snapshot read(SnapshotId id) {
        ObjectKey file = RepositoryLayout.key(id);
        if (!repository.files().exists(file)) {
            throw new RepositoryException.NotFound("There is no snapshot " + id + " at "
                    + repository.files().store().describe() + ". List the snapshots, or look in another copy.");
        }
        byte[] stored = repository.files().read(file, SnapshotFile.LARGEST);
        try (InputStream plain = SealedFile.decode(repository.key(), file, stored)) {
            byte[] json = plain.readNBytes(SnapshotFile.LARGEST + 1);
            if (json.length > SnapshotFile.LARGEST) {
                throw new RepositoryException.Damaged(file, "unpacks to more than any genuine snapshot.");
            }
            return SnapshotFile.decode(id, json);
        } catch (IOException e) {
            throw new RepositoryException.Damaged(file, "cannot be decompressed.", e);
        }
    }
}
