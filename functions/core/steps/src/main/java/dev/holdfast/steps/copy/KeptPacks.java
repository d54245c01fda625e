package dev.holdfast.steps.copy;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.retention.DatedRun;
import dev.holdfast.domain.retention.KeepDecision;
import dev.holdfast.domain.retention.KeepRules;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.write.StoredPack;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packs whose leases are renewed, for the plan keeps a snapshot that needs them. What only let-go snapshots need may be deleted at
 * any time, although their receipts are still there.
 */
final class KeptPacks {
    private KeptPacks() {}

    /**
     * Those that the kept runs of a member need, with all that belongs to these runs.
     *
     * @param now by the storage server's clock
     */
    static Set<PackId> of(ReceiptBook book, Member member, KeepRules rules, Instant now) {
        List<DatedRun> runs = book.entries().stream()
                .filter(entry ->
                        entry.isUsable() && entry.receipt().origin().member().equals(member))
                .map(entry -> new DatedRun(
                        entry.receipt().origin().run(), entry.receipt().commit().time()))
                .toList();
        // Which run was proven last is not looked up: so fewer packs are reused, which costs bytes and endangers
        // nothing.
        Set<RunId> kept = rules.decide(runs, Set.of(), now).stream()
                .filter(KeepDecision::isKept)
                .map(decision -> decision.run().run())
                .collect(Collectors.toSet());
        Set<PackId> packs = new HashSet<>();
        for (ReceiptBook.Entry entry : book.entries()) {
            if (kept.contains(entry.receipt().origin().run())) {
                entry.receipt().needs().packs().stream().map(StoredPack::id).forEach(packs::add);
            }
        }
        return packs;
    }
}
