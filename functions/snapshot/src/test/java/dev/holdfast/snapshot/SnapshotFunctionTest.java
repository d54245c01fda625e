package dev.holdfast.snapshot;

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
import org.junit.jupiter.api.Test;

/** With a real cluster the step is tried in {@code functions/core/steps}; here is what the event and the answer do. */
@QuarkusTest
@WithTestResource(FunctionStage.class)
class SnapshotFunctionTest extends FunctionContract {
    SnapshotFunctionTest() {
        super(EventType.SNAPSHOT_REQUESTED);
    }

    @Test
    void aRunThatWasTakenIsAnsweredFromItsReceiptInEitherModeUnderOneId() {
        StagedRuns.Taken taken = runs.take(Stage.run(1), "a", "b");
        var before = stage.contents();

        Answer first = door.binary(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(1)));
        Answer again = door.binary(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(1)));
        Answer structured = door.structured(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(1)));

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.headers())
                .containsEntry("ce-type", EventType.SNAPSHOT_TAKEN)
                .containsEntry("ce-subject", Stage.PLAN_NAME)
                .containsEntry("ce-run", Stage.run(1));
        assertThat(first.body()).contains(taken.snapshotName(), taken.receiptName());
        assertThat(again.headers().get("ce-id")).isEqualTo(first.headers().get("ce-id"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(structured.body()).contains(String.valueOf(first.headers().get("ce-id")), taken.snapshotName());
        assertThat(stage.contents()).isEqualTo(before);
    }

    @Test
    void aRunTooSoonAfterTheLastIsRefusedAndToldByAnEvent() {
        runs.take(Stage.run(1), "a");
        stage.writePlan("minInterval: 15m");

        Answer answer = door.binary(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(2)));

        refusedForGood(answer);
        assertThat(answer.detail()).contains("minInterval is 900 s");
        assertThat(sink.posted()).extracting(Sink.Posted::type).containsExactly(EventType.SNAPSHOT_FAILED);
    }

    @Test
    void withoutAKubeconfigOrWithoutTheKeyNothingIsTaken() throws IOException {
        var before = stage.contents();
        Answer noCluster = door.binary(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(1)));
        refusedForGood(noCluster);
        assertThat(noCluster.body()).contains("NOT_CONFIGURED", "kubeconfig");

        Files.delete(stage.password());
        Answer noPassword = door.binary(EventType.SNAPSHOT_REQUESTED, payload(Stage.run(1)));
        refusedForGood(noPassword);
        assertThat(noPassword.body()).contains("NOT_CONFIGURED", "password");

        assertThat(stage.contents()).isEqualTo(before);
        assertThat(sink.posted()).extracting(Sink.Posted::type).containsOnly(EventType.SNAPSHOT_FAILED);
    }

    private static String payload(String run) {
        return """
                {"plan": "holdfast-system/shop", "run": "%s"}""".formatted(run);
    }
}
