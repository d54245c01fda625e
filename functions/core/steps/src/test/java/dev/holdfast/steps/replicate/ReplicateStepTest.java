package dev.holdfast.steps.replicate;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.replication.TargetCheck;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.AtOnce;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.CopyOpener;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateStepTest {
    private static final String PLAN = Stage.PLAN.toString();

    @TempDir
    private Path folder;

    private Stage stage;
    private StagedRuns runs;
    private Workbench bench;

    @BeforeEach
    void setTheStage() throws Exception {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.on(stage);
        // Whoever replicates holds no key of the repository.
        Files.delete(stage.password());
    }

    @Test
    void bringsARunToTheOtherCopyWithoutAnyPassword() {
        StagedRuns.Taken taken = runs.take(run(1), "a", "b");

        List<HoldfastEvent> said = replicate(bench, planned(taken, run(1)));

        assertThat(said)
                .filteredOn(CopyCompleted.class::isInstance)
                .extracting(HoldfastEvent::id)
                .containsOnly(new CopyCompleted(
                                PLAN, run(1), "second", taken.receipt().hex(), 0, 0)
                        .id());
        assertThat(receiptsAtSecond()).containsExactly(run(1));
    }

    @Test
    void toldTwiceItCopiesNothingAgainAndSaysTheSameUnderTheSameId() throws IOException {
        planned(runs.take(run(1), "a"), run(1));
        List<HoldfastEvent> first = said(bench, request(run(1), 0, ""));
        List<HoldfastEvent> files = List.copyOf(first);
        List<String> before = filesAtSecond();

        List<HoldfastEvent> again = said(bench, request(run(1), 0, ""));

        assertThat(again)
                .extracting(HoldfastEvent::id)
                .isEqualTo(files.stream().map(HoldfastEvent::id).toList());
        assertThat(filesAtSecond()).isEqualTo(before);
    }

    @Test
    void anEventThatComesBeforeItsRunDoesNoHarmAndClaimsNothing() {
        runs.take(run(1), "a");

        List<HoldfastEvent> said = said(bench, request(run(2), 0, ""));

        assertThat(said).isEmpty();
        replicate(bench, planned(runs.take(run(2), "b"), run(2)));
        assertThat(receiptsAtSecond()).containsExactly(run(1), run(2));
    }

    @Test
    void aStaleShardAfterCompletionFindsItsWorkDone() throws IOException {
        List<HoldfastEvent> requests = planned(runs.take(run(1), "a"), run(1));
        replicate(bench, requests);
        replicate(bench, planned(runs.take(run(2), "b"), run(2)));
        List<String> before = filesAtSecond();

        List<HoldfastEvent> said = replicate(bench, requests);

        assertThat(said).allSatisfy(event -> assertThat(event.runId()).contains(new RunId(run(1))));
        assertThat(filesAtSecond()).isEqualTo(before);
    }

    @Test
    void tenDeliveriesAtOnceLeaveOneCopy() throws Exception {
        StagedRuns.Taken taken = runs.take(run(1), "a", "b", "c");
        List<HoldfastEvent> requests = planned(taken, run(1));

        List<List<HoldfastEvent>> said = AtOnce.run(10, () -> replicate(bench, requests));

        assertThat(said.stream().flatMap(List::stream).map(HoldfastEvent::id).distinct())
                .hasSize(1);
        assertThat(receiptsAtSecond()).containsExactly(run(1));
    }

    @Test
    void whatDoesNotFitIntoASliceIsContinuedByEventsUntilItIsDone() {
        for (int number = 0; number < 6; number++) {
            runs.take(run(number), "a" + number);
        }
        StagedRuns.Taken last = runs.take(run(6), "z");
        Workbench hurried = Benches.on(stage, everyLookTakes(ReplicateStep.SLICE.dividedBy(3)));

        List<HoldfastEvent> said = replicate(hurried, planned(last, run(6)));

        assertThat(said).filteredOn(ReplicationRequested.class::isInstance).isNotEmpty();
        assertThat(said).last().isInstanceOf(CopyCompleted.class);
        assertThat(receiptsAtSecond()).hasSize(7);
    }

    @Test
    void aCopyThatCannotBeReachedDoesNotKeepTheOthersFromBeingAskedFor() {
        stage.placeCopy("third", "local: {path: " + folder.resolve("not-mounted") + "}");
        stage.writePlan("copies: [{location: first}, {location: third}, {location: second}]");
        StagedRuns.Taken taken = runs.take(run(1), "a");

        List<HoldfastEvent> requests = planned(taken, run(1));

        assertThat(requests)
                .extracting(request -> request.copyName().orElseThrow().value())
                .contains("second", "third");
    }

    @Test
    void allShardsAreAskedForOfACopyThatMayComeBackAndNothingIfNoCopyCanBeLookedInto() {
        StagedRuns.Taken taken = runs.take(run(1), "a");
        stage.placeCopy("third", "local: {path: " + folder + "}");
        stage.writePlan("copies: [{location: first}, {location: third}, {location: second}]");

        CopyOpener real = bench.copies();
        bench = Benches.on(
                stage,
                (location, plan) -> {
                    if (location.name().value().equals("third")) {
                        throw new StoreException.Retryable("third does not answer", null, null);
                    }
                    return real.open(location, plan);
                },
                Clock.systemUTC());

        assertThat(planned(taken, run(1)))
                .filteredOn(request -> request.copyName().orElseThrow().value().equals("third"))
                .hasSize(ReplicateStep.SHARDS);

        stage.writePlan("copies: [{location: first}, {location: third}]");
        assertThatThrownBy(() -> planned(taken, run(1)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE));
    }

    @Test
    void refusesWhatNoPlanOrCopyKnows() throws IOException {
        runs.take(run(1), "a");

        assertThatThrownBy(() -> said(bench, new ReplicationRequested(PLAN, run(1), "elsewhere", 0, "")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
                    assertThat(failure).hasMessageContaining("no copy called elsewhere");
                });
        assertThatThrownBy(() -> said(bench, request(run(1), 99, "")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BAD_INPUT));
        assertThatThrownBy(() -> said(bench, request(run(1), 0, "no-cursor-of-ours")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.BAD_INPUT));
        assertThat(filesAtSecond()).isEmpty();
    }

    @Test
    void aPackThatRottedInACopyIsFoundOnlyByHashingAndNamedWithTheCommandThatRepairs() throws IOException {
        SnapshotTaken taken = taken(runs.take(run(1), "a"), run(1));
        ReplicateStep step = new ReplicateStep(bench);
        LocationName second = new LocationName("second");
        step.bring(taken, second, TargetCheck.SIZE);
        Path pack = fileAtSecond("data");
        byte[] bytes = Files.readAllBytes(pack);
        bytes[3] ^= 1;
        Files.write(pack, bytes);

        assertThat(step.bring(taken, second, TargetCheck.SIZE)).isPresent();
        assertThatThrownBy(() -> step.bring(taken, second, TargetCheck.HASH))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(FailureKind.DAMAGED);
                    assertThat(failure)
                            .hasMessageContaining(pack.getFileName().toString())
                            .hasMessageContaining("run: holdfast replicate");
                });
        Files.delete(pack);
        assertThat(step.bring(taken, second, TargetCheck.HASH)).isPresent();
        assertThat(pack).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "index", "snapshots"})
    void aSmallFileThatIsDamagedInACopyIsFoundByEveryReplication(String of) throws IOException {
        SnapshotTaken taken = taken(runs.take(run(1), "a"), run(1));
        ReplicateStep step = new ReplicateStep(bench);
        LocationName second = new LocationName("second");
        step.bring(taken, second, TargetCheck.SIZE);
        Path damaged = fileAtSecond(of);
        Files.writeString(damaged, "junk");

        assertThatThrownBy(() -> step.bring(taken, second, TargetCheck.SIZE))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(FailureKind.DAMAGED);
                    assertThat(failure)
                            .hasMessageContaining(damaged.getFileName().toString())
                            .hasMessageContaining("run: holdfast replicate");
                });
        Files.delete(damaged);
        assertThat(step.bring(taken, second, TargetCheck.SIZE)).isPresent();
    }

    @Test
    void damageInAnOldRunIsToldOfAndKeepsNobodyFromHearingThatTheNewOneIsThere() throws IOException {
        ReplicateStep step = new ReplicateStep(bench);
        step.bring(taken(runs.take(run(1), "a"), run(1)), new LocationName("second"), TargetCheck.SIZE);
        Path old = fileAtSecond("snapshots");
        Files.writeString(old, "junk");
        runs.take(run(2), "b");
        List<HoldfastEvent> said = new ArrayList<>();
        List<ReplicationRequested> allShards = IntStream.range(0, ReplicateStep.SHARDS)
                .mapToObj(shard -> request(run(2), shard, ""))
                .toList();

        for (ReplicationRequested shard : allShards) {
            assertThatThrownBy(() -> step.run(shard, said::add))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining(old.getFileName().toString());
        }

        assertThat(said).last().isInstanceOf(CopyCompleted.class);
    }

    private Path fileAtSecond(String of) throws IOException {
        try (Stream<Path> files = Files.walk(stage.repository("second").resolve(of))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static SnapshotTaken taken(StagedRuns.Taken taken, String run) {
        return new SnapshotTaken(
                PLAN, run, "first", taken.snapshot().toString(), taken.receipt().hex(), 1);
    }

    /** A clock by which everything takes long. */
    private static InstantSource everyLookTakes(Duration step) {
        SettableClock clock = new SettableClock(Instant.now());
        return () -> {
            clock.advance(step);
            return clock.instant();
        };
    }

    private List<HoldfastEvent> planned(StagedRuns.Taken taken, String run) {
        return new ReplicateStep(bench)
                .plan(new SnapshotTaken(
                        PLAN,
                        run,
                        "first",
                        taken.snapshot().toString(),
                        taken.receipt().hex(),
                        1));
    }

    private static ReplicationRequested request(String run, int shard, String cursor) {
        return new ReplicationRequested(PLAN, run, "second", shard, cursor);
    }

    private static List<HoldfastEvent> said(Workbench bench, ReplicationRequested request) {
        List<HoldfastEvent> said = new ArrayList<>();
        new ReplicateStep(bench).run(request, said::add);
        return said;
    }

    /** Does what the broker does: hands every request on until there is none; everything that was said. */
    private static List<HoldfastEvent> replicate(Workbench bench, List<HoldfastEvent> requests) {
        Deque<HoldfastEvent> waiting = new ArrayDeque<>(requests);
        List<HoldfastEvent> said = new ArrayList<>();
        while (!waiting.isEmpty()) {
            assertThat(said).as("events before it ends").hasSizeLessThan(200);
            if (waiting.poll() instanceof ReplicationRequested request) {
                List<HoldfastEvent> next = said(bench, request);
                said.addAll(next);
                waiting.addAll(next);
            }
        }
        return said;
    }

    private List<String> receiptsAtSecond() {
        var plan = bench.resources().plan(Stage.PLAN);
        try (Copy second = bench.copies().open(bench.resources().locations(plan).get(1), Stage.PLAN)) {
            return ReceiptBook.read(second, plan).entries().stream()
                    .filter(entry -> entry.receipt().origin().member().equals(Member.OBJECTS))
                    .map(entry -> entry.receipt().origin().run().value())
                    .toList();
        }
    }

    private List<String> filesAtSecond() throws IOException {
        try (Stream<Path> all = Files.walk(stage.copy("second"))) {
            return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
    }
}
