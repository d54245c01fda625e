package dev.holdfast.steps.restoretest;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.evidence.EvidenceLog;
import dev.holdfast.evidence.EvidenceReading;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.AtOnce;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTestStepTest {
    private static final String PLAN = Stage.PLAN.toString();

    private final Stage stage;
    private final StagedRuns runs;
    private final Workbench bench;

    RestoreTestStepTest(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.on(stage);
    }

    @Test
    void aCopyThatRestoresGetsSignedEvidenceBesideIt() {
        StagedRuns.Taken taken = runs.take(run(1), "a", "b");

        HoldfastEvent said = test("monday");

        assertThat(said).isInstanceOfSatisfying(RestoreTestPassed.class, passed -> {
            assertThat(passed.snapshot()).isEqualTo(taken.snapshot().toString());
            assertThat(passed.level()).isEqualTo(1);
            assertThat(evidence()).containsExactly(passed.evidence());
        });
    }

    @Test
    void theSameRequestTwiceIsOneTestAndOneEvent() {
        runs.take(run(1), "a");
        HoldfastEvent first = test("monday");

        HoldfastEvent again = test("monday");

        assertThat(again).isEqualTo(first);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void tenDeliveriesAtOnceAreOneTest() throws Exception {
        runs.take(run(1), "a");

        List<HoldfastEvent> said = AtOnce.run(10, () -> test("monday"));

        assertThat(said).hasSize(10).containsOnly(said.getFirst());
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void anotherTestOfTheSameRunLeavesTheFirstEvidenceAsItIs() throws IOException {
        runs.take(run(1), "a");
        test("monday");
        Path first =
                stage.repository("first").resolve("evidence").resolve(evidence().getFirst());
        byte[] before = Files.readAllBytes(first);

        test("tuesday");

        assertThat(evidence()).hasSize(2);
        assertThat(first).hasBinaryContent(before);
    }

    @Test
    void aDamagedPackIsAFindingWithEvidenceAndNotAnError() throws IOException {
        runs.take(run(1), "a");
        Path pack = packs().getFirst();
        byte[] bytes = Files.readAllBytes(pack);
        bytes[bytes.length / 2] ^= 1;
        Files.write(pack, bytes);

        HoldfastEvent said = test("monday");

        assertThat(said).isInstanceOfSatisfying(RestoreTestFailed.class, failed -> {
            assertThat(failed.reason()).contains(pack.getFileName().toString(), "is altered", "another copy");
            assertThat(evidence()).containsExactly(failed.evidence());
        });
    }

    @Test
    void aCopyThatHasNoSnapshotYetIsToldApartFromABadOne() {
        runs.take(run(1), "a");

        refused(
                        () -> new RestoreTestStep(bench).run(new RestoreTestRequested(PLAN, "second", "monday")),
                        FailureKind.NOT_FOUND)
                .hasMessageContaining("There is no repository at", "replication");
        refused(
                        () -> new RestoreTestStep(bench).run(new RestoreTestRequested(PLAN, "third", "monday")),
                        FailureKind.NOT_FOUND)
                .hasMessageContaining("no copy called third");
    }

    @Test
    void aWrongOrMissingPasswordIsSaidAndLeavesNoEvidence() throws IOException {
        runs.take(run(1), "a");
        Files.writeString(stage.password(), "hunter2");
        refused(() -> test("monday"), FailureKind.WRONG_KEY).hasMessageNotContaining("hunter2");

        Files.delete(stage.password());
        refused(() -> test("monday"), FailureKind.NOT_CONFIGURED)
                .hasMessageContaining(stage.password().toString());

        assertThat(evidence()).isEmpty();
    }

    @Test
    void aTestThatWouldExceedTheBudgetIsRefusedBeforeItReadsAnything() {
        runs.take(run(1), "a");
        stage.writePlan("proof: {every: 7d, level: 1, budget: \"100\"}");

        refused(() -> test("monday"), FailureKind.REFUSED).hasMessageContaining("proof.budget of 100 B", "raise");
        assertThat(evidence()).isEmpty();
    }

    @Test
    void whatTestsOfTheLastThirtyDaysReadIsSpent() {
        runs.take(run(1), "a");
        test("first");
        long spent = newest().effort().bytesRead();

        stage.writePlan("proof: {every: 7d, level: 1, budget: \"%d\"}".formatted(spent + 10));
        refused(() -> test("second"), FailureKind.REFUSED).hasMessageContaining("are spent");
        assertThat(test("first")).as("what is done already costs nothing").isInstanceOf(RestoreTestPassed.class);

        stage.writePlan("proof: {every: 7d, level: 1, budget: \"%d\"}".formatted(10 * spent));
        assertThat(test("second")).isInstanceOf(RestoreTestPassed.class);
    }

    @Test
    void aFreshCopyIsSampledOnlyIfItsProofGrowsOld() {
        StagedRuns.Taken taken = runs.take(run(1), "a");
        CopyCompleted completed =
                new CopyCompleted(PLAN, run(1), "first", taken.receipt().hex(), 1, 1);

        assertThat(new RestoreTestStep(bench).due(completed)).contains(new RestoreTestRequested(PLAN, "first", run(1)));
        test(run(1));
        assertThat(new RestoreTestStep(bench).due(completed)).isEmpty();
    }

    private HoldfastEvent test(String request) {
        return new RestoreTestStep(bench).run(new RestoreTestRequested(PLAN, "first", request));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable work, FailureKind kind) {
        return assertThatThrownBy(work)
                .satisfies(thrown -> assertThat(Failures.translate(thrown))
                        .get()
                        .extracting(Failure::kind)
                        .isEqualTo(kind));
    }

    private Evidence newest() {
        var trusted =
                DsseVerifier.trusting(bench.resources().plan(Stage.PLAN).trust().evidenceKeys());
        return ((EvidenceReading.Valid)
                        EvidenceLog.list(stage.store("first"), trusted).getFirst())
                .evidence();
    }

    private List<String> evidence() {
        return files("evidence").stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    private List<Path> packs() {
        return files("data");
    }

    private List<Path> files(String below) {
        Path folder = stage.repository("first").resolve(below);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
