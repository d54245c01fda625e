package dev.holdfast.steps.observe;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The files that a copy shows in its listing: the packs with their sizes, indexes and snapshots. */
final class PresentFiles {
    private final Map<PackId, Long> packs = new HashMap<>();
    private final Set<String> others = new HashSet<>();

    private PresentFiles() {}

    static PresentFiles list(ObjectStore store) {
        PresentFiles files = new PresentFiles();
        store.list("data/", "", files::addPack);
        store.list("index/", "", entry -> files.others.add(entry.key().value()));
        store.list("snapshots/", "", entry -> files.others.add(entry.key().value()));
        return files;
    }

    private void addPack(ObjectEntry entry) {
        if (entry.key().isContentNamed()) {
            packs.put(new PackId(entry.key().digest()), entry.size());
        }
    }

    /** Whether everything that the receipt's snapshot needs is there, each pack with the size that it should have. */
    boolean holds(ReceiptBook.Entry entry) {
        var needs = entry.receipt().needs();
        return entry.snapshot().filter(this::hasSnapshot).isPresent()
                && needs.indexes().stream().allMatch(this::hasIndex)
                && needs.packs().stream().allMatch(this::hasPack);
    }

    private boolean hasSnapshot(SnapshotId id) {
        return others.contains("snapshots/" + id);
    }

    private boolean hasIndex(IndexId id) {
        return others.contains("index/" + id);
    }

    private boolean hasPack(StoredPack pack) {
        return Objects.equals(packs.get(pack.id()), pack.size());
    }
}
