package dev.holdfast.repository.replication;

import dev.holdfast.repository.receipt.ReceiptReading;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What the commit step came to.
 *
 * @param receipts one entry for each receipt of the source that is followed, the earliest first
 * @param notReached how many receipts the deadline left over; call again
 * @param findings receipts that are not followed, with reasons
 * @param damaged key files and wrapped passwords that are damaged at one of the two places; the others are there
 */
public record CommitResult(
        List<ReceiptCommit> receipts, int notReached, List<ReceiptReading> findings, List<FileOutcome> damaged) {
    public CommitResult {
        receipts = List.copyOf(receipts);
        findings = List.copyOf(findings);
        damaged = List.copyOf(damaged);
    }

    /** Shards that still have to bring packs. */
    public NavigableSet<Shard> missingShards() {
        NavigableSet<Shard> missing = new TreeSet<>();
        receipts.stream().map(CommitResult::missing).forEach(missing::addAll);
        return missing;
    }

    private static Collection<Shard> missing(ReceiptCommit receipt) {
        return switch (receipt) {
            case ReceiptCommit.Incomplete incomplete -> incomplete.shards();
            case ReceiptCommit.Committed _, ReceiptCommit.AlreadyCommitted _, ReceiptCommit.Failed _ -> List.of();
        };
    }

    /** Whether everything at the source is committed at the target. */
    public boolean isComplete() {
        return notReached == 0 && damaged.isEmpty() && receipts.stream().allMatch(ReceiptCommit::isCommitted);
    }
}
