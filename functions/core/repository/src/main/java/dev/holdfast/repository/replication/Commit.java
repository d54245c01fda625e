package dev.holdfast.repository.replication;

import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.receipt.ReceiptExpectation;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Sorts receipts into those whose packs are all there, and those that must wait; then brings the small files of the former. */
final class Commit {
    private final int shards;
    private final PackPresence packs;
    private final Map<IndexId, IndexId> sameIndex = new HashMap<>();
    private final List<ReadyReceipt> ready = new ArrayList<>();
    private final List<ReceiptCommit> incomplete = new ArrayList<>();

    Commit(ObjectStore target, int shards) {
        this.shards = shards;
        this.packs = new PackPresence(target);
    }

    ReceiptSurvey survey(ObjectStore source, StatementVerifier verifier, ReceiptExpectation expectation) {
        ReceiptSurvey survey = ReceiptSurvey.read(source, verifier, expectation, this::sort);
        ready.sort(Comparator.comparing(ReadyReceipt::time).thenComparing(ReadyReceipt::id));
        return survey;
    }

    private void sort(ReceiptReading.Valid reading) {
        var needs = reading.receipt().needs();
        NavigableSet<Shard> missing = new TreeSet<>();
        long count = 0;
        for (StoredPack pack : needs.packs()) {
            if (!packs.has(pack)) {
                missing.add(Shard.of(pack.id(), shards));
                count++;
            }
        }
        if (count > 0) {
            incomplete.add(new ReceiptCommit.Incomplete(reading.id(), needs.snapshot(), missing, count));
            return;
        }
        // Ten thousand receipts name the same few indexes: keep each once.
        List<IndexId> indexes = needs.indexes().stream()
                .map(index -> sameIndex.computeIfAbsent(index, same -> same))
                .toList();
        ready.add(new ReadyReceipt(reading.id(), reading.receipt().commit().time(), needs.snapshot(), indexes));
    }

    /** Receipts that wait for packs. */
    List<ReceiptCommit> incomplete() {
        return incomplete;
    }

    /** Receipts whose packs are there, the earliest first. */
    List<ReadyReceipt> ready() {
        return ready;
    }
}
