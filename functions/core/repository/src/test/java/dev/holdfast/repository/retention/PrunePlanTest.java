package dev.holdfast.repository.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.receipt.SampleReceipts;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrunePlanTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final PruneInputs.Clocks CLOCKS = new PruneInputs.Clocks(NOW, NOW);
    private static final Lock LAPSED = Lock.enforced(NOW.minusSeconds(1));

    private static PackId pack(String name) {
        return new PackId(SampleReceipts.digest(name));
    }

    private static Lease lease(String name, Lock lock) {
        return new Lease(RepositoryLayout.key(pack(name)), new VersionId("v1"), lock);
    }

    private static KeptReceipt kept(String config, long size) {
        Receipt receipt = SampleReceipts.of(
                SampleReceipts.digest(config),
                new SnapshotId(SampleReceipts.digest("snapshot")),
                List.of(),
                List.of(new StoredPack(pack("needed"), size)));
        return new KeptReceipt(SampleReceipts.digest(config + size), receipt);
    }

    private static PruneInputs inputs(List<Lease> packs) {
        return new PruneInputs(List.of(kept("config", 5)), packs, List.of(), List.of(), CLOCKS);
    }

    private static PrunePlan.Planned planned(List<Lease> packs) {
        return (PrunePlan.Planned) PrunePlan.of(inputs(packs));
    }

    private static void requireRefused(PruneInputs inputs, String why) {
        assertThat(PrunePlan.of(inputs))
                .isInstanceOfSatisfying(
                        PrunePlan.Refused.class,
                        refused -> assertThat(refused.reasons()).anyMatch(reason -> reason.contains(why)));
    }

    @Test
    void onlyWhatNobodyNeedsAndNoLeaseHoldsIsDeleted() {
        Lease held = lease("held", Lock.enforced(NOW.plusSeconds(1)));
        Lease unlocked = lease("unlocked", Lock.none());
        Lease unreadable = lease("unreadable", new Lock.Unknown("403"));
        Lease orphan = lease("orphan", LAPSED);

        PrunePlan.Planned plan = planned(List.of(lease("needed", LAPSED), held, unlocked, unreadable, orphan));

        assertThat(plan.deletions()).extracting(PrunePlan.Choice::pack).containsExactly(orphan);
        assertThat(plan.staying())
                .hasSize(4)
                .allSatisfy(choice -> assertThat(choice.why()).isNotBlank());
    }

    @Test
    void whatIsNoPackStays() {
        Lease config = new Lease(RepositoryLayout.CONFIG, new VersionId("v1"), LAPSED);
        Lease stray = new Lease(ObjectKey.of("data/00/readme.txt"), new VersionId("v1"), LAPSED);

        assertThat(planned(List.of(config, stray)).deletions()).isEmpty();
    }

    @Test
    void ofTwoClocksTheEarlierOneDecides() {
        Lease ending = lease("orphan", Lock.enforced(NOW));
        PruneInputs behind = new PruneInputs(
                List.of(kept("config", 5)),
                List.of(ending),
                List.of(),
                List.of(),
                new PruneInputs.Clocks(NOW.minusSeconds(60), NOW));

        assertThat(planned(List.of(ending)).deletions()).hasSize(1);
        assertThat(((PrunePlan.Planned) PrunePlan.of(behind)).deletions()).isEmpty();
    }

    /** Fault 13: a clock that is wrong. */
    @Test
    void aWrongClockIsARefusal() {
        for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofDays(-1), Duration.ofDays(365))) {
            requireRefused(
                    new PruneInputs(
                            List.of(kept("config", 5)),
                            List.of(),
                            List.of(),
                            List.of(),
                            new PruneInputs.Clocks(NOW.plus(off), NOW)),
                    "clock");
        }
    }

    @Test
    void aFreshLockOfAnotherProgramIsARefusalAndAStaleOneIsNot() {
        ObjectKey key = ObjectKey.of("locks/" + SampleReceipts.digest("lock"));
        ObjectEntry fresh = new ObjectEntry(key, 1, NOW.minus(Duration.ofMinutes(29)));
        ObjectEntry stale = new ObjectEntry(key, 1, NOW.minus(Duration.ofMinutes(31)));

        requireRefused(
                new PruneInputs(List.of(kept("config", 5)), List.of(), List.of(), List.of(fresh), CLOCKS), "locks/");
        assertThat(PrunePlan.of(
                        new PruneInputs(List.of(kept("config", 5)), List.of(), List.of(), List.of(stale), CLOCKS)))
                .isInstanceOf(PrunePlan.Planned.class);
    }

    @Test
    void receiptsThatDisagreeOrCannotBeReadAreRefusals() {
        requireRefused(
                new PruneInputs(List.of(kept("config", 5), kept("config", 6)), List.of(), List.of(), List.of(), CLOCKS),
                "disagree");
        requireRefused(
                new PruneInputs(List.of(kept("config", 5), kept("other", 5)), List.of(), List.of(), List.of(), CLOCKS),
                "different configs");
        ReceiptReading unreadable = new ReceiptReading.Invalid(ObjectKey.of("receipts/x"), "altered");
        requireRefused(
                new PruneInputs(List.of(kept("config", 5)), List.of(), List.of(unreadable), List.of(), CLOCKS),
                "receipts/x");
    }

    @Test
    void keepingNothingIsNeverTakenAtItsWord() {
        requireRefused(
                new PruneInputs(List.of(), List.of(lease("orphan", LAPSED)), List.of(), List.of(), CLOCKS),
                "everything would be deleted");
    }
}
