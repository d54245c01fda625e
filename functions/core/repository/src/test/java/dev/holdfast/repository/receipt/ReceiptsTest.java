package dev.holdfast.repository.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore store = new MemoryObjectStore(clock);
    private final FakeSigner ours = new FakeSigner("ours");
    private final ReceiptExpectation expectation =
            ReceiptExpectation.at(clock.instant()).withConfig(SampleReceipts.digest("config"));

    @BeforeEach
    void writeTheSnapshot() {
        Content snapshot = Content.of("snapshot".getBytes(UTF_8));
        store.putIfAbsent(ObjectKey.of("snapshots/" + snapshot.sha256()), snapshot);
    }

    private List<ReceiptReading> read(ReceiptExpectation expected) {
        List<ReceiptReading> all = new ArrayList<>();
        Receipts.read(store, ours, expected, all::add);
        return all;
    }

    @Test
    void whatWasWrittenIsRead() {
        Sha256 id = Receipts.write(store, ours, SampleReceipts.simple());

        assertThat(read(expectation)).containsExactly(new ReceiptReading.Valid(id, SampleReceipts.simple()));
    }

    @Test
    void aReceiptFromTheFutureIsQuarantined() {
        Receipt soon =
                SampleReceipts.at(SampleReceipts.simple(), clock.instant().plus(Duration.ofMinutes(5)));
        Receipt late =
                SampleReceipts.at(SampleReceipts.simple(), clock.instant().plus(Duration.ofSeconds(301)));
        Sha256 good = Receipts.write(store, ours, soon);
        Sha256 bad = Receipts.write(store, ours, late);

        assertThat(read(expectation))
                .hasSize(2)
                .contains(new ReceiptReading.Valid(good, soon))
                .anySatisfy(reading -> {
                    assertThat(reading).isInstanceOfSatisfying(ReceiptReading.Quarantined.class, quarantined -> {
                        assertThat(quarantined.file()).isEqualTo(Receipts.key(bad));
                        assertThat(quarantined.reason()).isEqualTo(ReceiptReading.Reason.FROM_THE_FUTURE);
                    });
                });
    }

    @Test
    void aReceiptOfAnotherConfigOrPlanIsQuarantined() {
        Receipts.write(store, ours, SampleReceipts.simple());

        assertThat(read(expectation.withConfig(SampleReceipts.digest("exchanged"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        ReceiptReading.Quarantined.class,
                        reading -> assertThat(reading.reason()).isEqualTo(ReceiptReading.Reason.OTHER_CONFIG));
        assertThat(read(expectation.withPlan(new PlanRef("shop", "weekly"))))
                .singleElement()
                .isInstanceOfSatisfying(
                        ReceiptReading.Quarantined.class,
                        reading -> assertThat(reading.reason()).isEqualTo(ReceiptReading.Reason.OTHER_PLAN));
        assertThat(read(expectation.withPlan(SampleReceipts.PLAN)))
                .singleElement()
                .isInstanceOf(ReceiptReading.Valid.class);
    }

    @Test
    void strangersAndDamageAreReportedAndNeverFollowed() {
        Receipts.write(store, new FakeSigner("a stranger"), SampleReceipts.simple());
        Sha256 damaged = Receipts.write(store, ours, SampleReceipts.simple());
        store.behindTheBack().flipBit(Receipts.key(damaged), 77);

        assertThat(read(expectation)).hasSize(2).allMatch(ReceiptReading.Invalid.class::isInstance);
    }

    @Test
    void aHiddenReceiptIsReadBeneathAndReported() {
        Sha256 id = Receipts.write(store, ours, SampleReceipts.simple());
        store.behindTheBack().hide(Receipts.key(id));

        assertThat(read(expectation))
                .hasSize(2)
                .contains(new ReceiptReading.Valid(id, SampleReceipts.simple()))
                .anyMatch(ReceiptReading.Covered.class::isInstance);
    }

    @Test
    void aReceiptCountsFromTheMomentThatItsSnapshotIsThere() {
        Content late = Content.of("late".getBytes(UTF_8));
        ObjectKey snapshot = ObjectKey.of("snapshots/" + late.sha256());
        Receipt announced =
                SampleReceipts.of(SampleReceipts.digest("config"), new SnapshotId(late.sha256()), List.of(), List.of());
        Sha256 id = Receipts.write(store, ours, announced);
        assertThat(read(expectation)).containsExactly(new ReceiptReading.Uncommitted(id, announced));

        store.putIfAbsent(snapshot, late);
        assertThat(read(expectation)).containsExactly(new ReceiptReading.Valid(id, announced));

        store.behindTheBack().hide(snapshot);
        assertThat(read(expectation)).containsExactly(new ReceiptReading.Valid(id, announced));
    }

    @Test
    void theEarlierOfTwoReceiptsOfOneMemberCounts() {
        Receipt first = SampleReceipts.simple();
        Receipt second = SampleReceipts.at(first, first.commit().time().plusSeconds(1));
        Sha256 firstId = SampleReceipts.digest("a");
        Sha256 secondId = SampleReceipts.digest("b");
        EarliestReceipts forwards = new EarliestReceipts();
        forwards.add(firstId, first);
        forwards.add(secondId, second);
        EarliestReceipts backwards = new EarliestReceipts();
        backwards.add(secondId, second);
        backwards.add(firstId, first);

        for (EarliestReceipts earliest : List.of(forwards, backwards)) {
            assertThat(earliest.counts(firstId, first)).isTrue();
            assertThat(earliest.counts(secondId, second)).isFalse();
        }
    }
}
