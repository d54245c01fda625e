package dev.holdfast.repository.replication;

import dev.holdfast.store.Content;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.List;
import java.util.Optional;

/** Writes content-named files, and believes no name: whatever lies there already is hashed. */
final class FileTarget {
    private final ObjectStore store;

    FileTarget(ObjectStore store) {
        this.store = store;
    }

    /**
     * Writes a file unless it is there.
     *
     * @throws StoreException.OutcomeUnknown if the answer was lost and the file is not to be seen; writing again is harmless
     */
    FileOutcome write(ObjectKey key, Content content) {
        try {
            if (store.putIfAbsent(key, content) == PutOutcome.CREATED) {
                return new FileOutcome.Copied(key, content.length());
            }
        } catch (StoreException.OutcomeUnknown | StoreException.OtherContent e) {
            return examine(key, content.length()).orElseThrow(() -> e);
        }
        return examine(key, content.length())
                .orElseThrow(() -> new StoreException.Retryable(
                        key + " was there and is gone again at " + store.describe() + "; look again.", null, null));
    }

    /** What lies under a content name that should have {@code size} bytes; empty if nothing does, or just a delete marker. */
    Optional<FileOutcome> examine(ObjectKey key, long size) {
        VersionHash hash = new VersionHash(store, key, size);
        if (hash.matches(VersionSelector.CURRENT)) {
            return Optional.of(new FileOutcome.AlreadyThere(key));
        }
        List<ObjectVersion> versions = store.versions(key);
        if (versions.isEmpty() || versions.getFirst().kind() == ObjectVersion.Kind.DELETE_MARKER) {
            return Optional.empty();
        }
        for (ObjectVersion version : versions.reversed()) {
            if (version.kind() == ObjectVersion.Kind.FILE
                    && version.size() == size
                    && hash.matches(version.version())) {
                return Optional.of(new FileOutcome.CoveredAtTarget(
                        key,
                        "Version " + versions.getFirst().version() + " at " + store.describe()
                                + " lies on top of the genuine one. Somebody put it there; restores read past it."));
            }
        }
        return Optional.of(new FileOutcome.DamagedAtTarget(key, whatToDo(versions.getFirst())));
    }

    private String whatToDo(ObjectVersion wrong) {
        String until = switch (store.stat(wrong.key(), wrong.version()).lock()) {
            case Lock.Enforced(var end) -> "when its lock lapses, at " + end;
            case Lock.Bypassable(var end, var mode) -> "when its lock lapses, at " + end + " (" + mode + ")";
            case Lock.None(), Lock.Unknown(var _) -> "now";
        };
        return "Its bytes at " + store.describe()
                + " are not what its name says, and no version there is genuine. Delete version " + wrong.version()
                + " with the pruner's rights " + until
                + ", or move the file away as evidence, then run: holdfast replicate.";
    }
}
