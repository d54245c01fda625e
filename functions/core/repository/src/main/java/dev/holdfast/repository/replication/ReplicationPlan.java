package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.receipt.ReceiptReading;
import java.util.List;

/**
 * What one target lacks. Computed, shown, then performed; nothing is changed by making it.
 *
 * @param config the {@code config} that the receipts name
 * @param receipts how many receipts of the source are followed
 * @param shards those with anything to do, in order
 * @param findings receipts that are not followed, with reasons
 */
public record ReplicationPlan(Sha256 config, int receipts, List<ShardPlan> shards, List<ReceiptReading> findings) {
    public ReplicationPlan {
        shards = List.copyOf(shards);
        findings = List.copyOf(findings);
    }

    /** Bytes that have to travel. */
    public long bytes() {
        return shards.stream().mapToLong(ShardPlan::bytes).sum();
    }

    /** Packs that are missing or doubtful. */
    public long packs() {
        return shards.stream().mapToLong(shard -> shard.packs().size()).sum();
    }
}
