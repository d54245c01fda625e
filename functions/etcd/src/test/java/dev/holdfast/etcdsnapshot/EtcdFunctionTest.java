package dev.holdfast.etcdsnapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.EventType;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.stage.Door.Answer;
import dev.holdfast.stage.FunctionContract;
import dev.holdfast.stage.FunctionStage;
import dev.holdfast.stage.Sink;
import dev.holdfast.stage.Stage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in a cluster of etcd is tried in {@code functions/core/etcd}; here is what the event and the answer do. */
@QuarkusTest
@WithTestResource(FunctionStage.class)
class EtcdFunctionTest extends FunctionContract {
    EtcdFunctionTest() {
        super(EventType.ETCD_REQUESTED);
    }

    @Test
    void aSnapshotIsTakenOnceAndToldUnderOneId(@TempDir Path folder) throws Exception {
        try (LabEtcd etcd = LabEtcd.start(folder, 1)) {
            etcd.api(0).put("/registry/configmaps/shop/prices", "tea 3");
            plan(etcd.endpoint(0));

            Answer first = door.binary(EventType.ETCD_REQUESTED, payload());
            var taken = stage.contents();
            Answer again = door.structured(EventType.ETCD_REQUESTED, payload());

            assertThat(first.status()).as(first.toString()).isEqualTo(200);
            assertThat(first.headers())
                    .containsEntry("ce-type", EventType.SNAPSHOT_TAKEN)
                    .containsEntry("ce-subject", Stage.PLAN_NAME)
                    .containsEntry("ce-run", Stage.run(1));
            assertThat(again.body()).contains(String.valueOf(first.headers().get("ce-id")));
            assertThat(stage.contents()).isEqualTo(taken);
        }
    }

    @Test
    void aPlanThatNamesNoEtcdIsRefusedAndToldByAnEvent() {
        var before = stage.contents();

        Answer answer = door.binary(EventType.ETCD_REQUESTED, payload());

        refusedForGood(answer);
        assertThat(answer.detail()).contains("spec.etcd", "EKS");
        assertThat(sink.posted()).extracting(Sink.Posted::type).containsExactly(EventType.ETCD_FAILED);
        assertThat(stage.contents()).isEqualTo(before);
    }

    @Test
    void anEtcdThatDoesNotAnswerIsAskedAgain() {
        plan("http://127.0.0.1:1");

        Answer answer = door.binary(EventType.ETCD_REQUESTED, payload());

        assertThat(answer.isRetried()).as(answer.toString()).isTrue();
        assertThat(sink.posted()).isEmpty();
    }

    private void plan(String endpoint) {
        stage.writePlan("etcd: {endpoints: [\"" + endpoint + "\"]}");
    }

    private static String payload() {
        return """
                {"plan": "holdfast-system/shop", "run": "%s"}""".formatted(Stage.run(1));
    }
}
