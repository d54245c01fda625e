package dev.holdfast.steps.observe;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.Digit;
import dev.holdfast.domain.verdict.Judgement;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.evidence.EvidenceLog;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.CopyOpener;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObserverTest {
    private final Stage stage;
    private final StagedRuns runs;
    private final Workbench bench;

    ObserverTest(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.on(stage);
    }

    @Test
    void whatLiesInACopyIsSeenWithoutAnyPassword() throws IOException {
        runs.take(run(1), "a", "b");
        Files.delete(stage.password());

        CopyStatus first = status(verdict(bench), "first");

        assertThat(first.newestRun().orElseThrow().objects()).isEqualTo(2);
        assertThat(first.snapshots()).hasValue(1);
        assertThat(first.lastTest()).isEmpty();
    }

    @Test
    void aCopyThatIsNotThereOrDoesNotAnswerIsUnknownAndNeverMet() {
        runs.take(run(1), "a");
        stage.placeCopy("second", "local: {path: /nonexistent/disk}");

        Verdict verdict = verdict(bench);

        assertThat(verdict.holds()).isFalse();
        assertThat(verdict.digit(Digit.COPIES).judgement()).isEqualTo(Judgement.UNKNOWN);
        assertThat(verdict.digit(Digit.COPIES).reason()).contains("second could not be reached", "/nonexistent/disk");
        assertThat(status(verdict, "second").snapshots()).isEmpty();
    }

    @Test
    void aCopyThatFallsSilentInTheMiddleIsUnknownThoughSomeOfItWasSeen() {
        runs.take(run(1), "a");
        CopyOpener failing = (location, plan) -> {
            Copy copy = bench.copies().open(location, plan);
            ObjectStore silent = new ForwardingObjectStore(copy.store()) {
                @Override
                public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
                    if (prefix.startsWith(EvidenceLog.FOLDER)) {
                        throw new StoreException.Retryable(location.name() + " does not answer any more", null, null);
                    }
                    super.listVersions(prefix, startAfter, consumer);
                }
            };
            return new Copy(location, silent, copy.probe());
        };

        Verdict verdict = verdict(Benches.on(stage, failing, Clock.systemUTC()));

        assertThat(status(verdict, "first").snapshots()).isEmpty();
        assertThat(verdict.digit(Digit.COPIES).judgement()).isEqualTo(Judgement.UNKNOWN);
    }

    @Test
    void aRunWhosePackIsGoneOrCutIsNotComplete() throws IOException {
        runs.take(run(1), "a");
        try (Stream<Path> packs = Files.walk(stage.repository("first").resolve("data"))) {
            Path pack = packs.filter(Files::isRegularFile).findFirst().orElseThrow();
            Files.write(pack, new byte[] {1});
        }

        CopyStatus first = status(verdict(bench), "first");

        assertThat(first.snapshots()).hasValue(0);
        assertThat(first.newestRun()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "snapshots"})
    void aRunWhoseIndexOrSnapshotIsDamagedIsNotHeldAndTheFileIsNamed(String of) throws IOException {
        runs.take(run(1), "a");
        Path damaged;
        try (Stream<Path> files = Files.walk(stage.repository("first").resolve(of))) {
            damaged = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        Files.write(damaged, of.equals("index") ? new byte[100] : new byte[0]);

        Verdict verdict = verdict(bench);

        assertThat(status(verdict, "first").newestRun()).isEmpty();
        assertThat(status(verdict, "first").snapshots()).hasValue(0);
        assertThat(verdict.digit(Digit.COPIES).judgement()).isEqualTo(Judgement.NOT_MET);
        assertThat(verdict.digit(Digit.COPIES).reason())
                .contains("first does not hold run " + run(1), of + "/" + damaged.getFileName() + " is damaged");
        assertThat(verdict.digit(Digit.COPIES).remedy()).contains("holdfast replicate");
    }

    @Test
    void aTestIsSeenByItsEvidenceAndTheDocumentTellsIt() {
        runs.take(run(1), "a");
        new RestoreTestStep(bench).run(new RestoreTestRequested(Stage.PLAN.toString(), "first", "monday"));

        Verdict verdict = verdict(bench);

        assertThat(status(verdict, "first").lastTest().orElseThrow().passed().isYes())
                .isTrue();
        Map<String, Object> document = VerdictDocument.of(verdict);
        assertThat(document).containsEntry("plan", Stage.PLAN.toString()).containsEntry("holds", false);
        assertThat((List<?>) document.get("digits")).hasSize(Digit.values().length);
        assertThat(document.get("copies"))
                .asString()
                .contains("passed=true", "level=1", "equal=1", "name=second")
                .doesNotContain("null");
    }

    @Test
    void aPlanThatNobodyKnowsIsNoVerdict() {
        assertThatThrownBy(() -> new Observer(bench, "test").verdict(PlanRef.parse("shop/none")))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND));
    }

    private static Verdict verdict(Workbench bench) {
        return new Observer(bench, "test").verdict(Stage.PLAN);
    }

    private static CopyStatus status(Verdict verdict, String copy) {
        return verdict.copies().stream()
                .filter(one -> one.copy().value().equals(copy))
                .findFirst()
                .orElseThrow();
    }
}
