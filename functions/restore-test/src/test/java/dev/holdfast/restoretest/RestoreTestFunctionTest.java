package dev.holdfast.restoretest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.EventType;
import dev.holdfast.stage.Door.Answer;
import dev.holdfast.stage.FunctionContract;
import dev.holdfast.stage.FunctionStage;
import dev.holdfast.stage.Sink;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FunctionStage.class)
class RestoreTestFunctionTest extends FunctionContract {
    RestoreTestFunctionTest() {
        super(EventType.RESTORE_TEST_REQUESTED);
    }

    @Test
    void aCopyThatRestoresIsToldAndToldAgainAlike() {
        runs.take(Stage.run(1), "a", "b");

        assertThat(test("first").status()).isEqualTo(204);
        assertThat(test("first").status()).isEqualTo(204);

        assertThat(sink.posted()).hasSize(2).extracting(Sink.Posted::type).containsOnly(EventType.RESTORE_TEST_PASSED);
        assertThat(sink.posted())
                .extracting(Sink.Posted::id)
                .hasSize(2)
                .containsOnly(sink.posted().getFirst().id());
        assertThat(sink.posted())
                .extracting(Sink.Posted::data)
                .containsOnly(sink.posted().getFirst().data());
    }

    @Test
    void tenDeliveriesAtOnceAreOneTest() throws Exception {
        runs.take(Stage.run(1), "a");
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 10; i++) {
                answers.add(threads.submit(() -> test("first")));
            }
        }

        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(204);
        }
        assertThat(sink.posted())
                .hasSize(10)
                .extracting(Sink.Posted::data)
                .containsOnly(sink.posted().getFirst().data());
        assertThat(stage.contents().keySet())
                .filteredOn(file -> file.contains("/evidence/"))
                .hasSize(1);
    }

    @Test
    void aFreshCopyIsSampledByAnEventToItself() {
        StagedRuns.Taken taken = runs.take(Stage.run(1), "a");

        Answer answer = door.binary(EventType.COPY_COMPLETED, """
                {"plan": "holdfast-system/shop", "run": "%s", "copy": "first", "receipt": "%s", "files": 1, "bytes": 1}""".formatted(Stage.run(1), taken.receiptName()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(sink.posted()).extracting(Sink.Posted::type).containsExactly(EventType.RESTORE_TEST_REQUESTED);
    }

    @Test
    void aCopyWithoutTheRunIsRefusedAndChangesNothing() {
        runs.take(Stage.run(1), "a");
        var before = stage.contents();

        Answer answer = test("second");

        refusedForGood(answer);
        assertThat(answer.detail()).contains("There is no repository at");
        assertThat(stage.contents()).isEqualTo(before);
        assertThat(sink.posted()).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedWithoutShowingIt() throws IOException {
        runs.take(Stage.run(1), "a");
        Files.writeString(stage.password(), "hunter2");

        Answer answer = test("first");

        refusedForGood(answer);
        assertThat(answer.body()).contains("WRONG_KEY").doesNotContain("hunter2");
    }

    private Answer test(String copy) {
        return door.binary(EventType.RESTORE_TEST_REQUESTED, """
                {"plan": "holdfast-system/shop", "copy": "%s", "request": "monday"}""".formatted(copy));
    }
}
