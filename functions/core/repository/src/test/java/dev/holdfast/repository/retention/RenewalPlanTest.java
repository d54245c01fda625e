package dev.holdfast.repository.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.receipt.SampleReceipts;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenewalPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final LeaseTerms TERMS = new LeaseTerms(Duration.ofDays(14), Duration.ofDays(7));
    private static final StoredPack PACK = new StoredPack(new PackId(SampleReceipts.digest("pack")), 5);
    private static final ObjectKey PACK_KEY = RepositoryLayout.key(PACK.id());
    private static final Sha256 ID = SampleReceipts.digest("receipt");

    private final NeededFiles needed = new NeededFiles(
            List.of(new KeptReceipt(
                    ID,
                    SampleReceipts.of(
                            SampleReceipts.digest("config"),
                            new SnapshotId(SampleReceipts.digest("snapshot")),
                            List.of(new IndexId(SampleReceipts.digest("index"))),
                            List.of(PACK)))),
            List.of(ObjectKey.of("keys/" + SampleReceipts.digest("key"))));

    private static Lease lease(ObjectKey key, Lock lock) {
        return new Lease(key, new VersionId("v1"), lock);
    }

    private RenewalPlan plan(Lock lock) {
        return RenewalPlan.of(needed, List.of(lease(PACK_KEY, lock)), TERMS, NOW);
    }

    @Test
    void everythingThatAKeptSnapshotNeedsIsNeeded() {
        assertThat(needed.all())
                .containsExactlyInAnyOrder(
                        PACK_KEY,
                        RepositoryLayout.CONFIG,
                        Receipts.key(ID),
                        ObjectKey.of("keys/" + SampleReceipts.digest("key")),
                        ObjectKey.of("index/" + SampleReceipts.digest("index")),
                        ObjectKey.of("snapshots/" + SampleReceipts.digest("snapshot")));
    }

    @Test
    void aLeaseWithLessThanLockForLeftIsLengthenedToLockForAndSlack() {
        Instant until = NOW.plus(Duration.ofDays(14)).minusSeconds(1);

        assertThat(plan(Lock.enforced(until)).renewals()).singleElement().satisfies(renewal -> {
            assertThat(renewal.until()).isEqualTo(NOW.plus(Duration.ofDays(21)));
            assertThat(renewal.why()).isEqualTo("needed by 1 kept, its lock ends at " + until);
        });
    }

    @Test
    void aLeaseThatIsLongEnoughIsLeftAlone() {
        RenewalPlan plan = plan(Lock.enforced(NOW.plus(Duration.ofDays(14))));

        assertThat(plan.renewals()).isEmpty();
        assertThat(plan.longEnough())
                .singleElement()
                .satisfies(kept -> assertThat(kept.why()).contains("longer than"));
    }

    @Test
    void whatIsNotLockedOrCannotBeReadIsRenewed() {
        assertThat(plan(Lock.none()).renewals())
                .singleElement()
                .matches(renewal -> renewal.why().contains("not locked"));
        assertThat(plan(new Lock.Unknown("403")).renewals())
                .singleElement()
                .matches(renewal -> renewal.why().contains("403"));
        assertThat(plan(new Lock.Bypassable(NOW, "GOVERNANCE")).renewals())
                .singleElement()
                .matches(renewal -> renewal.why().contains("GOVERNANCE"));
    }

    @Test
    void whatNobodyNeedsIsNotRenewedAndWhatIsNotThereIsSaid() {
        ObjectKey orphan = RepositoryLayout.key(new PackId(SampleReceipts.digest("orphan")));

        RenewalPlan plan = RenewalPlan.of(needed, List.of(lease(orphan, Lock.none())), TERMS, NOW);

        assertThat(plan.requests()).isZero();
        assertThat(plan.missing()).hasSize(6).contains(PACK_KEY);
    }

    @Test
    void slackIsAtLeastHalfOfLockFor() {
        assertThat(LeaseTerms.of(Duration.ofDays(15)).slack()).isEqualTo(Duration.ofHours(180));
        assertThatThrownBy(() -> new LeaseTerms(Duration.ofDays(14), Duration.ofDays(6)))
                .hasMessageContaining("less than half");
    }
}
