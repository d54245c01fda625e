package dev.holdfast.repository.retention;

import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every file that kept snapshots need, and how many need it. */
public final class NeededFiles {
    private final Map<ObjectKey, Integer> needs = new HashMap<>();

    /**
     * @param always the key files and wrapped passwords: without one of them nothing opens. {@code config} is added here
     */
    public NeededFiles(Collection<KeptReceipt> kept, List<ObjectKey> always) {
        for (KeptReceipt receipt : kept) {
            add(receipt);
        }
        if (!kept.isEmpty()) {
            needs.put(RepositoryLayout.CONFIG, kept.size());
            always.forEach(key -> needs.put(key, kept.size()));
        }
    }

    private void add(KeptReceipt kept) {
        Receipt.Needs of = kept.receipt().needs();
        count(Receipts.key(kept.id()));
        of.snapshot().map(RepositoryLayout::key).ifPresent(this::count);
        for (IndexId index : of.indexes()) {
            count(RepositoryLayout.key(index));
        }
        for (StoredPack pack : of.packs()) {
            count(RepositoryLayout.key(pack.id()));
        }
    }

    private void count(ObjectKey key) {
        needs.merge(key, 1, Integer::sum);
    }

    /** How many kept receipts need this file. */
    public int neededBy(ObjectKey key) {
        return needs.getOrDefault(key, 0);
    }

    /** All of them. */
    public Collection<ObjectKey> all() {
        return List.copyOf(needs.keySet());
    }
}
