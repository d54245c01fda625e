package dev.holdfast.steps.due;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.observe.Observer;
import dev.holdfast.steps.replicate.ReplicateStep;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event that may get lost is asked for again, until its work is done, and then no more. */
class DueWorkTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private StagedRuns runs;
    private Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    @BeforeEach
    void setTheStage() {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
    }

    private Workbench bench() {
        return Benches.on(stage, clock);
    }

    private List<HoldfastEvent> asked() {
        return DueWork.of(
                bench().resources().plan(Stage.PLAN),
                new Observer(bench(), "somebody").verdict(Stage.PLAN),
                Duration.ofMinutes(15));
    }

    private static <T extends HoldfastEvent> List<T> of(Class<T> kind, List<HoldfastEvent> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void aPlanThatNeverRanLacksNothingYet() {
        assertThat(asked()).isEmpty();
    }

    @Test
    void aRunThatNobodyCopiedIsAskedForUntilItIsThereAndEachCopyUntilItIsProven() {
        runs.take(run(1), "a", "b");

        List<HoldfastEvent> first = asked();
        assertThat(of(ReplicationRequested.class, first))
                .hasSize(ReplicateStep.SHARDS)
                .allMatch(request ->
                        request.copy().equals("second") && request.run().equals(run(1)));
        assertThat(of(RestoreTestRequested.class, first))
                .singleElement()
                .satisfies(test -> assertThat(test.copy()).isEqualTo("first"));
        assertThat(asked().stream().map(HoldfastEvent::id))
                .as("the same lack is the same events")
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(HoldfastEvent::id).toList());

        of(ReplicationRequested.class, first).forEach(request -> new ReplicateStep(bench()).run(request, _ -> {}));
        List<HoldfastEvent> then = asked();
        assertThat(of(ReplicationRequested.class, then)).isEmpty();
        assertThat(of(RestoreTestRequested.class, then))
                .extracting(RestoreTestRequested::copy)
                .containsExactly("first", "second");

        for (RestoreTestRequested test : of(RestoreTestRequested.class, then)) {
            assertThat(new RestoreTestStep(bench()).run(test)).isInstanceOf(RestoreTestPassed.class);
        }
        assertThat(asked()).isEmpty();
    }

    @Test
    void whatWasTakenJustNowIsBeingCopiedJustNow() {
        clock = Clock.systemUTC();
        runs.take(run(1), "a");

        assertThat(of(ReplicationRequested.class, asked())).isEmpty();
    }

    @Test
    void aProofIsRenewedBeforeThePlanWantsItUnderAnotherRequest() {
        runs.take(run(1), "a");
        RestoreTestRequested once = of(RestoreTestRequested.class, asked()).getFirst();
        new RestoreTestStep(bench()).run(once);

        clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(5));
        assertThat(of(RestoreTestRequested.class, asked())).isEmpty();
        clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(6));
        assertThat(of(RestoreTestRequested.class, asked()))
                .singleElement()
                .satisfies(again -> assertThat(again.request()).isNotEqualTo(once.request()));
    }

    @Test
    void aCopyThatCannotBeLookedIntoIsAskedFor() {
        runs.take(run(1), "a");
        stage.placeCopy("second", "local: {path: /nonexistent/disk}");

        List<HoldfastEvent> events = asked();

        assertThat(of(ReplicationRequested.class, events))
                .extracting(ReplicationRequested::copy)
                .containsOnly("second");
        assertThat(of(RestoreTestRequested.class, events))
                .extracting(RestoreTestRequested::copy)
                .containsExactly("first");
    }
}
