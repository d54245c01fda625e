package dev.holdfast.steps.copy;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptBookTest {
    private final Stage stage;
    private final StagedRuns runs;
    private final Workbench bench;

    ReceiptBookTest(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.on(stage);
    }

    @Test
    void findsRunsAndSnapshotsAndTheNewest() {
        StagedRuns.Taken first = runs.take(run(1), "a");
        StagedRuns.Taken second = runs.take(run(2), "b");

        ReceiptBook book = book();

        assertThat(book.find(new RunId(run(1)), Member.OBJECTS).orElseThrow().id())
                .isEqualTo(first.receipt());
        assertThat(book.find(first.snapshot()).orElseThrow().id()).isEqualTo(first.receipt());
        assertThat(book.newest(Member.OBJECTS).orElseThrow().snapshot()).contains(second.snapshot());
        assertThat(book.find(new RunId(run(3)), Member.OBJECTS)).isEmpty();
        assertThat(book.newest(Member.ETCD)).isEmpty();
        assertThat(book.rejected()).isEmpty();
    }

    @Test
    void ofTwoReceiptsForTheSameRunOnlyTheEarlierCounts() {
        StagedRuns.Taken first = runs.take(run(1), "a");
        runs.take(run(1), "b");

        assertThat(book().entries()).extracting(ReceiptBook.Entry::id).containsExactly(first.receipt());
    }

    @Test
    void aReceiptThatNoTrustedKeySignedIsReportedAndNotFollowed() throws IOException {
        runs.take(run(1), "a");
        // Signed by a key that is trusted for evidence, and for nothing else.
        Receipts.write(
                stage.store("first"),
                stage.evidenceSigner(),
                book().newest(Member.OBJECTS).orElseThrow().receipt());
        Path junk = stage.repository("first")
                .resolve("receipts")
                .resolve(Sha256.of(new byte[] {1}).hex());
        Files.write(junk, new byte[] {1});

        ReceiptBook book = book();

        assertThat(book.entries()).hasSize(1);
        assertThat(book.rejected()).hasSize(2);
    }

    @Test
    void aDamagedReceiptHidesNoOther() throws IOException {
        StagedRuns.Taken first = runs.take(run(1), "a");
        StagedRuns.Taken second = runs.take(run(2), "b");
        Path file = stage.repository("first")
                .resolve("receipts")
                .resolve(first.receipt().hex());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        ReceiptBook book = book();

        assertThat(book.entries()).extracting(ReceiptBook.Entry::id).containsExactly(second.receipt());
        assertThat(book.rejected()).hasSize(1);
    }

    @Test
    void withoutARepositoryItSaysHowToMakeOne() {
        BackupPlan plan = bench.resources().plan(Stage.PLAN);
        try (Copy second = bench.copies().open(bench.resources().locations(plan).get(1), Stage.PLAN)) {
            assertThatThrownBy(() -> ReceiptBook.read(second, plan)).isInstanceOfSatisfying(Failure.class, failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
                assertThat(failure).hasMessageContaining("holdfast repository init");
            });
        }
    }

    private ReceiptBook book() {
        BackupPlan plan = bench.resources().plan(Stage.PLAN);
        try (Copy first = bench.copies().open(bench.resources().locations(plan).getFirst(), Stage.PLAN)) {
            return ReceiptBook.read(first, plan);
        }
    }
}
