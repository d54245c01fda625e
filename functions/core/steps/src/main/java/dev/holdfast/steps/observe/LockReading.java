package dev.holdfast.steps.observe;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.verdict.RunLocks;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the locks of a run's files, for the versions that hold them. Of very many files a sample is read, each day another one in
 * turn, so that no file is never looked at. The weakest lock is the run's.
 */
final class LockReading {
    /** S3 lists tell no lock: each reading is a request, and 64 answer in seconds. */
    private static final int SAMPLE = 64;

    private final ObjectStore store;
    private final Instant now;
    private RunLocks.Weakest weakest = new RunLocks.Enforced(Instant.MAX);

    private LockReading(ObjectStore store, Instant now) {
        this.store = store;
        this.now = now;
    }

    static RunLocks of(Copy copy, RunId run, List<Receipt> receipts, Instant at) {
        SortedSet<ObjectKey> packs = new TreeSet<>();
        List<ObjectKey> others = new ArrayList<>(List.of(ConfigFile.KEY));
        for (Receipt receipt : receipts) {
            for (StoredPack pack : receipt.needs().packs()) {
                packs.add(packKey(pack));
            }
            receipt.needs().indexes().forEach(id -> others.add(ObjectKey.of("index/" + id)));
            receipt.needs().snapshot().ifPresent(id -> others.add(ObjectKey.of("snapshots/" + id)));
        }
        long files = packs.size() + (long) others.size();
        List<ObjectKey> sample = ofTheDay(others, SAMPLE / 2, at);
        sample.addAll(ofTheDay(List.copyOf(packs), SAMPLE - sample.size(), at));
        LockReading reading = new LockReading(copy.store(), at);
        sample.forEach(reading::read);
        return new RunLocks(run, reading.weakest, sample.size(), files, at);
    }

    /** So many of them, beginning where the day before ended, and from the start again at the end. */
    static List<ObjectKey> ofTheDay(List<ObjectKey> all, int many, Instant at) {
        List<ObjectKey> chosen = new ArrayList<>();
        long day = Math.floorDiv(at.getEpochSecond(), Duration.ofDays(1).toSeconds());
        for (int i = 0; i < Math.min(many, all.size()); i++) {
            chosen.add(all.get(Math.floorMod(day * many + i, all.size())));
        }
        return chosen;
    }

    private static ObjectKey packKey(StoredPack pack) {
        String hex = pack.id().toString();
        return ObjectKey.of("data/" + hex.substring(0, 2) + "/" + hex);
    }

    private void read(ObjectKey key) {
        weaken(lockOf(key));
    }

    private RunLocks.Weakest lockOf(ObjectKey key) {
        try {
            ObjectStat stat = store.stat(key, genuine(key));
            return switch (stat.lock()) {
                case Lock.Enforced(Instant until) when until.isAfter(now) -> new RunLocks.Enforced(until);
                case Lock.Enforced _, Lock.None _ -> new RunLocks.Unlocked();
                case Lock.Bypassable(Instant _, String mode) -> new RunLocks.Bypassable(mode);
                case Lock.Unknown(String why) -> new RunLocks.Unreadable(why);
            };
        } catch (StoreException e) {
            return new RunLocks.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The oldest version that is a file: whatever lies on top was not put there by us. */
    private VersionSelector genuine(ObjectKey key) {
        return store.versions(key).stream()
                .filter(version -> version.kind() == ObjectVersion.Kind.FILE)
                .reduce((newer, older) -> older)
                .map(version -> (VersionSelector) version.version())
                .orElse(VersionSelector.CURRENT);
    }

    private void weaken(RunLocks.Weakest lock) {
        if (rank(lock) < rank(weakest)) {
            weakest = lock;
        } else if (lock instanceof RunLocks.Enforced(Instant until)
                && weakest instanceof RunLocks.Enforced(Instant so)
                && until.isBefore(so)) {
            weakest = lock;
        }
    }

    private static int rank(RunLocks.Weakest lock) {
        return switch (lock) {
            case RunLocks.Unlocked _ -> 0;
            case RunLocks.Unreadable _ -> 1;
            case RunLocks.Bypassable _ -> 2;
            case RunLocks.Enforced _ -> 3;
        };
    }
}
