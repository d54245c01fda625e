package dev.holdfast.steps.copy;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.repository.receipt.EarliestReceipts;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.ReceiptExpectation;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.receipt.Receipts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The receipts of a copy that the plan's keys signed and that count, oldest first, and the files that only claim to be receipts.
 *
 * @param entries of two receipts for the same member of the same run, only the earlier
 * @param uncommitted receipts whose snapshot is not there: of a run that was killed between the two, or that is about to write it
 * @param rejected forged, damaged, covered or future-dated ones: reported, never followed
 */
public record ReceiptBook(List<Entry> entries, List<Entry> uncommitted, List<ReceiptReading> rejected) {
    private static final Comparator<Entry> OLDEST_FIRST = Comparator.comparing(
                    (Entry entry) -> entry.receipt().commit().time())
            .thenComparing(Entry::id);

    /** A receipt and its name. */
    public record Entry(Sha256 id, Receipt receipt) {
        /** The snapshot, if the capture did not fail. */
        public Optional<SnapshotId> snapshot() {
            return receipt.needs().snapshot();
        }

        /** Whether there is a snapshot of all or most of what was asked for. */
        public boolean isUsable() {
            return receipt.outcome().grade() != Outcome.Grade.FAILED;
        }
    }

    public ReceiptBook {
        entries = List.copyOf(entries);
        uncommitted = List.copyOf(uncommitted);
        rejected = List.copyOf(rejected);
    }

    /** Reads all receipts of a copy; the storage server's clock tells which are from the future. */
    public static ReceiptBook read(Copy copy, BackupPlan plan) {
        List<Entry> all = new ArrayList<>();
        List<Entry> uncommitted = new ArrayList<>();
        List<ReceiptReading> rejected = new ArrayList<>();
        EarliestReceipts earliest = new EarliestReceipts();
        ConfigFile config = ConfigFile.read(copy);
        ReceiptExpectation expectation =
                ReceiptExpectation.at(config.serverTime()).withPlan(plan.ref()).withConfig(config.digest());
        DsseVerifier verifier = DsseVerifier.trusting(plan.trust().receiptKeys());
        Receipts.read(copy.store(), verifier, expectation, reading -> {
            switch (reading) {
                case ReceiptReading.Valid(Sha256 id, Receipt receipt) -> {
                    earliest.add(id, receipt);
                    all.add(new Entry(id, receipt));
                }
                case ReceiptReading.Uncommitted(Sha256 id, Receipt receipt) -> uncommitted.add(new Entry(id, receipt));
                case ReceiptReading.Quarantined _, ReceiptReading.Invalid _, ReceiptReading.Covered _ ->
                    rejected.add(reading);
            }
        });
        List<Entry> counting = all.stream()
                .filter(entry -> earliest.counts(entry.id(), entry.receipt()))
                .sorted(OLDEST_FIRST)
                .toList();
        uncommitted.sort(OLDEST_FIRST);
        return new ReceiptBook(counting, uncommitted, rejected);
    }

    /** The receipt of one member of a run. */
    public Optional<Entry> find(RunId run, Member member) {
        return entries.stream()
                .filter(entry -> entry.receipt().origin().run().equals(run)
                        && entry.receipt().origin().member().equals(member))
                .findFirst();
    }

    /** The receipt of a snapshot. */
    public Optional<Entry> find(SnapshotId snapshot) {
        return entries.stream()
                .filter(entry -> entry.snapshot().filter(snapshot::equals).isPresent())
                .findFirst();
    }

    /** The newest snapshot of the plan's objects. */
    public Optional<Entry> newest(Member member) {
        return entries.reversed().stream()
                .filter(entry -> entry.receipt().origin().member().equals(member) && entry.isUsable())
                .findFirst();
    }
}
