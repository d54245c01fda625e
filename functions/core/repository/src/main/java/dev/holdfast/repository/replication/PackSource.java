package dev.holdfast.repository.replication;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Reads packs whose bytes hash to their names, and finds them beneath what an attacker put on top. */
final class PackSource {
    private final ObjectStore store;

    PackSource(ObjectStore store) {
        this.store = store;
    }

    /**
     * Leaves the genuine bytes in {@code buffer}.
     *
     * @return empty if they are there now; else why there are none
     */
    Optional<String> readInto(byte[] buffer, ObjectKey key, long size, BooleanSupplier cutOff) throws CutOffException {
        VersionHash hash = new VersionHash(store, key, size);
        if (hash.readInto(buffer, VersionSelector.CURRENT, cutOff)) {
            return Optional.empty();
        }
        List<ObjectVersion> files = store.versions(key).stream()
                .filter(version -> version.kind() == ObjectVersion.Kind.FILE)
                .toList();
        for (ObjectVersion version : files.reversed()) {
            if (version.size() == size && hash.readInto(buffer, version.version(), cutOff)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                files.isEmpty()
                        ? "There is no such file at " + store.describe()
                                + ", though a receipt names it. Another copy may have it."
                        : "None of its " + files.size() + " versions at " + store.describe() + " has the " + size
                                + " bytes that its name and its receipt promise: it was altered. Another copy may have the"
                                + " genuine one.");
    }
}
