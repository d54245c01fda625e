package dev.holdfast.repository.retention;

import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.store.ObjectEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * What pruning is decided from.
 *
 * @param kept receipts that the keep-policy keeps
 * @param packs leases of all packs that are there
 * @param unfollowed receipts that were not followed: as long as nobody knows what they need, nothing is deleted
 * @param locks what lies in {@code locks/}
 * @param clocks what time it is
 */
public record PruneInputs(
        Collection<KeptReceipt> kept,
        Collection<Lease> packs,
        List<ReceiptReading> unfollowed,
        List<ObjectEntry> locks,
        Clocks clocks) {
    /** Our own clock and the storage server's, read in the same moment. */
    public record Clocks(Instant ours, Instant server) {}

    public PruneInputs {
        kept = List.copyOf(kept);
        packs = List.copyOf(packs);
        unfollowed = List.copyOf(unfollowed);
        locks = List.copyOf(locks);
    }
}
