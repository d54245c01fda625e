package dev.holdfast.repository.check;

import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.IndexLoader;
import dev.holdfast.repository.index.IndexedPack;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.index.Tasks;
import dev.holdfast.repository.read.SnapshotFiles;
import dev.holdfast.repository.read.SnapshotListing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A check of one repository: files, indexes, packs, then the trees of each snapshot. */
public final class RepositoryCheck {
    private static final int SMALL_REQUESTS = 16;

    private final OpenRepository repository;
    private final CheckListener listener;
    private final Findings findings = new Findings();
    private final Map<PackId, Long> packs = new LinkedHashMap<>();
    private final RepositoryIndex index = new RepositoryIndex();
    private final Damage damage = new Damage(index);
    private long doneBytes;

    public RepositoryCheck(OpenRepository repository, CheckListener listener) {
        this.repository = repository;
        this.listener = listener;
    }

    /** Runs it; throws only what the store throws. */
    public CheckReport run(CheckDepth depth) {
        new FileCheck(repository, findings).check();
        listPacks();
        loadIndexes();
        compareWithListing();
        readPacks(depth);
        SnapshotListing snapshots = snapshots();
        TreeCheck trees = new TreeCheck(repository, index, findings, damage);
        Tasks.forEach(snapshots.snapshots(), repository.bounds().threads(), trees::check);
        return new CheckReport(
                findings.all(),
                findings.more(),
                snapshots.snapshots().size(),
                trees.trees(),
                index.blobs(),
                packs.size(),
                doneBytes);
    }

    private void listPacks() {
        repository.files().list(RepositoryLayout.PACKS, entry -> {
            if (entry.key().isContentNamed()) {
                packs.put(new PackId(entry.key().digest()), entry.size());
            }
        });
    }

    private void loadIndexes() {
        IndexLoader loader = new IndexLoader(repository.files(), repository.key());
        for (RepositoryException.Damaged damaged :
                loader.load((pack, contents, from) -> index.add(pack, contents, Optional.of(from)))) {
            findings.damage(
                    Kind.DAMAGED,
                    damaged.file().orElse(RepositoryLayout.CONFIG),
                    PackCheck.what(damaged),
                    "What it alone knows is not found; files that need it are named below.");
        }
    }

    private void compareWithListing() {
        for (IndexedPack pack : index.packs()) {
            Long size = packs.get(pack.id());
            if (size == null) {
                damage.pack(pack.id());
                findings.damage(
                        Kind.MISSING,
                        RepositoryLayout.key(pack.id()),
                        "An index names it, and it is not there.",
                        index.blobsOf(pack.id()) + " pieces of files are lost; files that need them are named below.");
            } else if (size != pack.size()) {
                findings.damage(
                        Kind.WRONG_SIZE,
                        RepositoryLayout.key(pack.id()),
                        "It has " + size + " bytes and should have " + pack.size() + ".",
                        "Pieces of files may be lost; reading every byte tells which.");
            }
        }
    }

    private void readPacks(CheckDepth depth) {
        PackCheck check = new PackCheck(repository, index, findings, damage);
        switch (depth) {
            case STRUCTURE ->
                Tasks.forEach(packs.entrySet(), SMALL_REQUESTS, pack -> check.header(pack.getKey(), pack.getValue()));
            case EVERY_BYTE -> {
                long allBytes =
                        packs.values().stream().mapToLong(Long::longValue).sum();
                Tasks.forEach(packs.entrySet(), atOnce(), pack -> {
                    check.everyByte(pack.getKey(), pack.getValue());
                    progress(pack.getValue(), allBytes);
                });
            }
        }
    }

    /** As many as fit into the memory, two buffers for each, but at most two for each thread. */
    private int atOnce() {
        long largest = packs.values().stream().mapToLong(Long::longValue).max().orElse(1);
        long fitting = repository.bounds().memory() / Math.max(1, 2 * largest);
        return (int) Math.clamp(fitting, 1, 2L * repository.bounds().threads());
    }

    private synchronized void progress(long bytes, long allBytes) {
        doneBytes += bytes;
        listener.progress(doneBytes, allBytes);
    }

    private SnapshotListing snapshots() {
        SnapshotListing listing = new SnapshotFiles(repository).list();
        for (SnapshotListing.Quarantined bad : listing.quarantined()) {
            Kind kind = bad.fromTheFuture() ? Kind.FROM_THE_FUTURE : Kind.DAMAGED;
            findings.damage(kind, bad.file(), bad.why(), "This snapshot cannot be trusted and is not offered.");
        }
        return listing;
    }
}
