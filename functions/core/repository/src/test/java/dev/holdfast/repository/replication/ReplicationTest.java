package dev.holdfast.repository.replication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.FakeSigner;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplicationTest {
    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore source = new MemoryObjectStore(clock);
    private final MemoryObjectStore target = new MemoryObjectStore(clock);
    private final SourceRepository repository = new SourceRepository(source, 1);
    private final TargetAudit audit = new TargetAudit(target);

    private Replication replication() {
        return replication(ReplicationSettings.DEFAULT);
    }

    private Replication replication(ReplicationSettings settings) {
        return new Replication(source, target, SourceRepository.SIGNER, settings);
    }

    private SliceResult copyAll(Replication replication) {
        return replication.copyShard(new Shard(0, 1), Optional.empty(), Deadline.none(), Progress.NONE);
    }

    private CommitResult commit() {
        return replication().commit(4, Deadline.none());
    }

    @Test
    void thePlanNamesWhatIsMissingAndChangesNothing() {
        List<StoredPack> packs = repository.packs(20);
        repository.snapshot(packs);
        repository.pack();

        ReplicationPlan plan = replication().plan(4);

        assertThat(plan.packs())
                .as("the pack that no receipt names is not copied")
                .isEqualTo(20);
        assertThat(plan.bytes())
                .isEqualTo(packs.stream().mapToLong(StoredPack::size).sum());
        assertThat(plan.config()).isEqualTo(repository.config());
        assertThat(plan.shards())
                .allSatisfy(shard -> assertThat(shard.packs())
                        .allMatch(pack -> pack.reason() == MissingPack.Reason.ABSENT
                                && shard.shard().contains(pack.id())));
        assertThat(audit.keys("")).isEmpty();
    }

    @Test
    void aSnapshotIsListedOnlyWhenAllItsPacksAreThere() {
        List<StoredPack> packs = repository.packs(40);
        Sha256 small = repository.snapshot(packs.subList(0, 1));
        repository.snapshot(packs);
        Shard first = Shard.of(packs.getFirst().id(), 4);

        replication().copyShard(first, Optional.empty(), Deadline.none(), Progress.NONE);
        CommitResult half = commit();

        assertThat(audit.keys("snapshots/")).hasSize(1);
        assertThat(audit.keys("receipts/")).containsExactly(Receipts.key(small));
        assertThat(half.isComplete()).isFalse();
        assertThat(half.missingShards()).doesNotContain(first).isNotEmpty();
        for (Shard shard : half.missingShards()) {
            replication().copyShard(shard, Optional.empty(), Deadline.none(), Progress.NONE);
        }
        assertThat(commit().isComplete()).isTrue();
        audit.requireSound();
        assertThat(commit().receipts()).allMatch(ReceiptCommit.AlreadyCommitted.class::isInstance);
    }

    @Test
    void aPackThatWasAlteredAtTheSourceIsNeverWritten() {
        StoredPack pack = repository.pack();
        repository.snapshot(List.of(pack));
        source.behindTheBack().flipBit(RepositoryLayout.key(pack.id()), 3);

        SliceResult result = copyAll(replication());

        assertThat(result.problems()).singleElement().isInstanceOf(FileOutcome.DamagedAtSource.class);
        assertThat(result.isComplete()).isFalse();
        assertThat(audit.keys("data/")).isEmpty();
        assertThat(commit().receipts()).singleElement().isInstanceOf(ReceiptCommit.Incomplete.class);
    }

    @Test
    void truncatedAndSwappedPacksAreNoticed() {
        List<StoredPack> packs = repository.packs(3);
        repository.snapshot(packs);
        ObjectKey one = RepositoryLayout.key(packs.get(0).id());
        source.behindTheBack().truncate(one, (int) packs.get(0).size() - 1);
        source.behindTheBack()
                .swap(
                        RepositoryLayout.key(packs.get(1).id()),
                        RepositoryLayout.key(packs.get(2).id()));

        assertThat(copyAll(replication()).problems())
                .hasSize(3)
                .allMatch(FileOutcome.DamagedAtSource.class::isInstance);
    }

    @Test
    void theGenuineVersionIsFoundBeneathAnAttack() {
        List<StoredPack> packs = repository.packs(3);
        Sha256 receipt = repository.snapshot(packs);
        source.behindTheBack()
                .overwrite(
                        RepositoryLayout.key(packs.get(0).id()),
                        new byte[(int) packs.get(0).size()]);
        source.behindTheBack().overwrite(RepositoryLayout.key(packs.get(1).id()), new byte[100_000]);
        source.behindTheBack().hide(RepositoryLayout.key(packs.get(2).id()));
        source.behindTheBack().overwrite(Receipts.key(receipt), "junk".getBytes(UTF_8));
        source.behindTheBack().overwrite(RepositoryLayout.CONFIG, "another repository".getBytes(UTF_8));

        assertThat(copyAll(replication()).isComplete()).isTrue();
        assertThat(commit().isComplete()).isTrue();
        audit.requireSound();
    }

    @Test
    void whatWasDeletedOrHiddenAtTheTargetIsBroughtAgain() {
        List<StoredPack> packs = repository.packs(4);
        repository.snapshot(packs);
        copyAll(replication());
        commit();
        target.behindTheBack().erase(RepositoryLayout.key(packs.get(0).id()));
        target.behindTheBack().hide(RepositoryLayout.key(packs.get(1).id()));

        assertThat(commit().isComplete()).isFalse();
        assertThat(copyAll(replication()).files()).isEqualTo(2);
        assertThat(commit().isComplete()).isTrue();
        audit.requireSound();
    }

    @Test
    void damageAtTheTargetIsFoundWhenHashesAreAskedForAndSaidWithItsRemedy() {
        List<StoredPack> packs = repository.packs(4);
        repository.snapshot(packs);
        copyAll(replication());
        ObjectKey damaged = RepositoryLayout.key(packs.getFirst().id());
        target.behindTheBack().flipBit(damaged, 0);

        assertThat(copyAll(replication()).files()).as("by size it looks right").isZero();
        SliceResult checked = copyAll(replication(ReplicationSettings.DEFAULT.withCheck(TargetCheck.HASH)));

        assertThat(checked.files()).isEqualTo(4);
        assertThat(checked.problems())
                .singleElement()
                .isInstanceOfSatisfying(FileOutcome.DamagedAtTarget.class, outcome -> {
                    assertThat(outcome.key()).isEqualTo(damaged);
                    assertThat(outcome.why()).contains("Delete version");
                });
    }

    @Test
    void aForeignVersionOnTopAtTheTargetDoesNotStopACommit() {
        List<StoredPack> packs = repository.packs(2);
        repository.snapshot(packs);
        copyAll(replication());
        target.behindTheBack().overwrite(RepositoryLayout.key(packs.getFirst().id()), new byte[1]);

        SliceResult again = copyAll(replication());

        assertThat(again.problems()).singleElement().isInstanceOf(FileOutcome.CoveredAtTarget.class);
        assertThat(again.isComplete()).isTrue();
        assertThat(commit().isComplete()).isTrue();
    }

    @Test
    void anotherConfigAtTheTargetIsAnErrorAndNothingIsWritten() {
        repository.snapshot(repository.packs(2));
        target.putIfAbsent(RepositoryLayout.CONFIG, Content.of("other".getBytes(UTF_8)));

        assertThatThrownBy(() -> replication().plan(1)).isInstanceOf(ConfigQuarantinedException.class);
        assertThatThrownBy(() -> copyAll(replication())).isInstanceOf(ConfigQuarantinedException.class);
        assertThatThrownBy(this::commit).isInstanceOf(ConfigQuarantinedException.class);
        assertThat(audit.keys("")).containsExactly(RepositoryLayout.CONFIG);
    }

    @Test
    void anExchangedConfigAtTheSourceIsAnError() {
        repository.snapshot(repository.packs(2));
        source.behindTheBack().flipBit(RepositoryLayout.CONFIG, 5);

        assertThatThrownBy(() -> replication().plan(1))
                .isInstanceOf(ConfigQuarantinedException.class)
                .hasMessageContaining("1 signed receipts name");
        assertThatThrownBy(() -> replication(ReplicationSettings.DEFAULT.withPinnedConfig(repository.config()))
                        .plan(1))
                .isInstanceOf(ConfigQuarantinedException.class)
                .hasMessageContaining("pinned digest");
    }

    @Test
    void aSourceWithoutARepositoryIsSaid() {
        Replication nothing = new Replication(
                new MemoryObjectStore(clock), target, SourceRepository.SIGNER, ReplicationSettings.DEFAULT);

        assertThatThrownBy(() -> nothing.plan(1)).isInstanceOf(RepositoryException.NotARepository.class);
    }

    @Test
    void receiptsOfStrangersAreNotFollowed() {
        repository.snapshot(repository.packs(2));
        Replication strict = new Replication(source, target, new FakeSigner("nobody"), ReplicationSettings.DEFAULT);

        ReplicationPlan plan = strict.plan(1);

        assertThat(plan.receipts()).isZero();
        assertThat(plan.findings()).hasSize(1);
        assertThat(plan.shards()).isEmpty();
        assertThat(copyAll(strict).files()).isZero();
        assertThat(strict.commit(1, Deadline.none()).receipts()).isEmpty();
        assertThat(audit.keys("")).isEmpty();
    }

    @Test
    void aHiddenKeyFileIsBroughtAndAnOversizedOneIsNot() {
        repository.snapshot(repository.packs(1));
        ObjectKey key = new TargetAudit(source).keys("keys/").iterator().next();
        source.behindTheBack().hide(key);
        repository.file("keys/", 70_000);

        copyAll(replication());

        assertThat(commit().isComplete()).isTrue();
        assertThat(audit.keys("keys/")).containsExactly(key);
    }

    @Test
    void withoutAnyKeyFileNothingIsCommitted() {
        repository.snapshot(repository.packs(1));
        source.behindTheBack()
                .erase(new TargetAudit(source).keys("keys/").iterator().next());

        SliceResult slice = copyAll(replication());

        assertThat(slice.isComplete()).isFalse();
        assertThat(slice.stopped()).hasValueSatisfying(why -> assertThat(why).contains("no sound key file"));
        assertThat(commit().isComplete()).isFalse();
        assertThat(audit.keys("snapshots/")).isEmpty();
    }

    @Test
    void aDamagedSmallFileAtTheTargetIsNamedWithItsRemedyAndHoldsTheOthersBackInNothing() {
        repository.snapshot(repository.packs(2));
        copyAll(replication());
        commit();
        ObjectKey index = audit.keys("index/").iterator().next();
        target.behindTheBack().truncate(index, 10);
        Sha256 later = repository.snapshot(repository.packs(1));

        copyAll(replication());
        CommitResult result = commit();

        assertThat(result.isComplete()).isFalse();
        assertThat(result.receipts())
                .filteredOn(ReceiptCommit.Failed.class::isInstance)
                .singleElement()
                .extracting(receipt ->
                        ((ReceiptCommit.Failed) receipt).problems().getFirst().sentence())
                .asString()
                .contains(index.value(), "Delete version", "holdfast replicate");
        assertThat(audit.keys("receipts/")).contains(Receipts.key(later));
        target.behindTheBack().erase(index);
        assertThat(commit().isComplete()).as("once it is gone, it is brought").isTrue();
        audit.requireSound();
    }

    @Test
    void aDamagedKeyFileAtTheTargetIsToldAndStopsOnlyIfItIsTheOnlyOne() {
        repository.snapshot(repository.packs(1));
        copyAll(replication());
        commit();
        ObjectKey key = audit.keys("keys/").iterator().next();
        target.behindTheBack().flipBit(key, 3);

        assertThat(copyAll(replication()).stopped())
                .hasValueSatisfying(why -> assertThat(why).contains("no sound key file"));
        repository.file("keys/", 500);
        assertThat(copyAll(replication()).isComplete()).isTrue();
        CommitResult result = commit();

        assertThat(result.isComplete()).isFalse();
        assertThat(result.receipts()).allMatch(ReceiptCommit::isCommitted);
        assertThat(result.damaged())
                .singleElement()
                .isInstanceOfSatisfying(
                        FileOutcome.DamagedAtTarget.class,
                        damaged -> assertThat(damaged.key()).isEqualTo(key));
    }

    @Test
    void aReceiptWithoutItsSnapshotIsNamedAndHoldsNothingBack() {
        Sha256 killed = repository.snapshot(repository.packs(2));
        source.behindTheBack()
                .erase(new TargetAudit(source).keys("snapshots/").iterator().next());
        List<StoredPack> packs = repository.packs(3);
        Sha256 whole = repository.snapshot(packs);

        assertThat(replication().plan(1).findings())
                .singleElement()
                .isInstanceOfSatisfying(
                        ReceiptReading.Uncommitted.class,
                        reading -> assertThat(reading.id()).isEqualTo(killed));
        assertThat(copyAll(replication()).files()).isEqualTo(3);
        assertThat(commit().receipts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ReceiptCommit.Committed.class,
                        committed -> assertThat(committed.receipt()).isEqualTo(whole));
        assertThat(audit.keys("receipts/")).containsExactly(Receipts.key(whole));
    }
}
