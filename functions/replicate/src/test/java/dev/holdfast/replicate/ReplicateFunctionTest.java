package dev.holdfast.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.EventType;
import dev.holdfast.stage.AnsweringServer;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(FunctionStage.class)
class ReplicateFunctionTest extends FunctionContract {
    ReplicateFunctionTest() {
        super(EventType.REPLICATION_REQUESTED);
    }

    @BeforeEach
    void takeTheKeyAway() throws IOException {
        // Replicate holds no key of the repository.
        Files.delete(stage.password());
    }

    @Test
    void aSnapshotThatWasTakenIsPlannedCopiedAndAnnouncedInEitherMode() {
        String payload = taken(runs.take(Stage.run(1), "a", "b"));

        assertThat(door.structured(EventType.SNAPSHOT_TAKEN, payload).status()).isEqualTo(204);

        List<Sink.Posted> requests = sink.posted();
        assertThat(requests).isNotEmpty().allSatisfy(request -> {
            assertThat(request.type()).isEqualTo(EventType.REPLICATION_REQUESTED);
            assertThat(request.attributes())
                    .containsEntry("subject", Stage.PLAN_NAME)
                    .containsEntry("copy", "second")
                    .containsEntry("run", Stage.run(1));
        });
        sink.forget();
        for (Sink.Posted request : requests) {
            assertThat(door.binary(request.type(), request.data()).status()).isEqualTo(204);
        }
        assertThat(sink.posted())
                .isNotEmpty()
                .allSatisfy(done -> assertThat(done.type()).isEqualTo(EventType.COPY_COMPLETED));
    }

    @Test
    void tenDeliveriesOfOneEventAtOnceSayOneThing() throws Exception {
        runs.take(Stage.run(1), "a");
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 10; i++) {
                answers.add(threads.submit(() -> request("second")));
            }
        }

        for (Future<Answer> answer : answers) {
            assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(204);
        }
        assertThat(sink.posted().stream().map(Sink.Posted::id).distinct()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void whatFailsForGoodIsSaidByAnEventToo() {
        runs.take(Stage.run(1), "a");

        Answer answer = request("elsewhere");

        refusedForGood(answer);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).contains("no copy called elsewhere");
        assertThat(sink.posted()).singleElement().satisfies(failed -> {
            assertThat(failed.type()).isEqualTo(EventType.REPLICATION_FAILED);
            assertThat(failed.data()).contains("no copy called elsewhere");
        });
    }

    @Test
    void aPlanThatNobodyKnowsOrThatCannotRunIsNamed() {
        assertThat(door.binary(EventType.REPLICATION_REQUESTED, payload("holdfast-system/other", "second")))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.detail()).contains("There is no plan holdfast-system/other");
                });
        stage.writePlan("retention: {last: -1}");
        assertThat(request("second")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.detail()).contains("plan.yaml", "retention");
        });
    }

    @Test
    void aBrokerThatDoesNotTakeTheNextEventMakesTheStepRetried() {
        String taken = taken(runs.take(Stage.run(1), "a"));
        sink.answer(500);

        Answer answer = door.binary(EventType.SNAPSHOT_TAKEN, taken);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers()).containsKey("retry-after");
        assertThat(answer.detail()).contains("The broker at", "could not be posted");

        sink.forget();
        assertThat(door.binary(EventType.SNAPSHOT_TAKEN, taken).status()).isEqualTo(204);
        assertThat(sink.posted()).isNotEmpty();
    }

    @Test
    void aStoreThatIsBusyIsAskedAgainWhenItSaysAndNobodyIsToldOfAFailure() {
        runs.take(Stage.run(1), "a");
        try (AnsweringServer busy = AnsweringServer.with(503, "SlowDown")) {
            stage.placeCopy("second", busy.location("PATH", "PATH"));

            Answer answer = request("second");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.isRetried()).isTrue();
            assertThat(answer.headers()).containsEntry("retry-after", "600");
            assertThat(answer.detail()).contains("the server is busy", "s3://shop");
            assertThat(sink.posted()).isEmpty();
        }
    }

    @Test
    void aStoreThatDoesNotLetUsInIsNotAskedAgain() {
        runs.take(Stage.run(1), "a");
        try (AnsweringServer closed = AnsweringServer.with(403, "AccessDenied")) {
            stage.placeCopy("second", closed.location("PATH", "PATH"));

            Answer answer = request("second");

            refusedForGood(answer);
            assertThat(answer.body()).contains("ACCESS_DENIED");
            assertThat(sink.posted()).extracting(Sink.Posted::type).containsExactly(EventType.REPLICATION_FAILED);
        }
    }

    private static String taken(StagedRuns.Taken taken) {
        return """
                {"plan": "holdfast-system/shop", "run": "%s", "copy": "first", "snapshot": "%s", "receipt": "%s",
                 "objects": 2}""".formatted(Stage.run(1), taken.snapshotName(), taken.receiptName());
    }

    private Answer request(String copy) {
        return door.binary(EventType.REPLICATION_REQUESTED, payload(Stage.PLAN_NAME, copy));
    }

    private static String payload(String plan, String copy) {
        return """
                {"plan": "%s", "run": "%s", "copy": "%s", "shard": 0, "cursor": ""}""".formatted(plan, Stage.run(1), copy);
    }
}
