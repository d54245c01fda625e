package dev.holdfast.repository.retention;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.receipt.ReceiptExpectation;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why nothing may be deleted now. Deleting is the one act that cannot be taken back, so every doubt counts. */
final class PruneRefusals {
    /** restic renews its locks every 5 minutes and calls them stale after 30. */
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final PruneInputs inputs;
    private final List<String> reasons = new ArrayList<>();

    private PruneRefusals(PruneInputs inputs) {
        this.inputs = inputs;
    }

    static List<String> of(PruneInputs inputs) {
        PruneRefusals refusals = new PruneRefusals(inputs);
        refusals.clocks();
        refusals.locks();
        refusals.receipts();
        refusals.agreement();
        return List.copyOf(refusals.reasons);
    }

    private void clocks() {
        Duration skew = Duration.between(inputs.clocks().ours(), inputs.clocks().server())
                .abs();
        if (skew.compareTo(ReceiptExpectation.MAX_SKEW) > 0) {
            reasons.add("Our clock and the storage server's differ by " + skew + " ("
                    + inputs.clocks().ours() + ", " + inputs.clocks().server()
                    + "); one of them is wrong. Set it right first.");
        }
    }

    private void locks() {
        for (ObjectEntry lock : inputs.locks()) {
            if (lock.modified().isAfter(inputs.clocks().server().minus(FRESH))) {
                reasons.add("Another program holds " + lock.key() + " since " + lock.modified()
                        + ". Wait until it is done, or remove the lock if that program is gone.");
            }
        }
    }

    private void receipts() {
        if (inputs.kept().isEmpty()) {
            reasons.add(
                    "No receipt is kept: everything would be deleted. Check the plan's retention and its trusted keys.");
        }
        for (ReceiptReading reading : inputs.unfollowed()) {
            switch (reading) {
                // A run that may still be about to commit builds only upon what outlasts its deadline.
                case ReceiptReading.Valid _, ReceiptReading.Uncommitted _ -> {}
                case ReceiptReading.Quarantined quarantined ->
                    reasons.add(quarantined.file() + " is quarantined: " + quarantined.why());
                case ReceiptReading.Invalid invalid ->
                    reasons.add("What " + invalid.file() + " needs is not known: " + invalid.why());
                case ReceiptReading.Covered covered -> reasons.add(covered.file() + ": " + covered.why());
            }
        }
    }

    private void agreement() {
        Set<Sha256> configs = new HashSet<>();
        Map<PackId, Long> sizes = new HashMap<>();
        for (KeptReceipt kept : inputs.kept()) {
            configs.add(kept.receipt().needs().config());
            for (StoredPack pack : kept.receipt().needs().packs()) {
                Long before = sizes.putIfAbsent(pack.id(), pack.size());
                if (before != null && before != pack.size()) {
                    reasons.add("Receipts disagree about pack " + pack.id() + ": " + before + " bytes, or "
                            + pack.size() + " by receipt " + kept.id() + ". Look at who signed them.");
                }
            }
        }
        if (configs.size() > 1) {
            reasons.add("Receipts name " + configs.size() + " different configs: they are of different repositories.");
        }
    }
}
