package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which packs the target has, from one listing. Only what has the wrong size there is looked at more closely. */
final class PackPresence {
    private final FileTarget target;
    private final Map<PackId, Long> sizes = new HashMap<>();
    private final Map<PackId, Boolean> doubtful = new HashMap<>();

    PackPresence(ObjectStore store) {
        this.target = new FileTarget(store);
        TargetPacks.list(store, List.of(RepositoryLayout.PACKS), sizes::put);
    }

    boolean has(StoredPack pack) {
        Long size = sizes.get(pack.id());
        if (size == null) {
            return false;
        }
        // A foreign version on top must not keep a snapshot from being committed whose genuine bytes lie beneath.
        return size == pack.size() || doubtful.computeIfAbsent(pack.id(), _ -> isBeneath(pack));
    }

    private boolean isBeneath(StoredPack pack) {
        return target.examine(RepositoryLayout.key(pack.id()), pack.size())
                .map(FileOutcome::isThere)
                .orElse(false);
    }
}
