package dev.holdfast.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.EventType;
import dev.holdfast.stage.Door.Answer;
import dev.holdfast.stage.FunctionContract;
import dev.holdfast.stage.FunctionStage;
import dev.holdfast.stage.Sink;
import dev.holdfast.stage.Stage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a real cluster the step is tried in {@code functions/core/steps}; here is what the event and the answer do. */
@QuarkusTest
@WithTestResource(FunctionStage.class)
class RestoreFunctionTest extends FunctionContract {
    RestoreFunctionTest() {
        super(EventType.RESTORE_REQUESTED);
    }

    @BeforeEach
    void askForARestore() {
        runs.take(Stage.run(1), "a");
        stage.write("restore.yaml", """
                apiVersion: holdfast.dev/v1
                kind: Restore
                metadata: {name: monday, namespace: holdfast-system}
                spec: {plan: shop, location: first, snapshot: latest, existing: Skip, target: {inCluster: true}}
                """);
    }

    @Test
    void anEventRestoresNothingThatNoResourceAsksFor() {
        Answer answer = restore("tuesday", Stage.PLAN_NAME);

        refusedForGood(answer);
        assertThat(answer.detail()).contains("There is no restore holdfast-system/tuesday", "holdfast-system/monday");
        assertThat(sink.posted()).extracting(Sink.Posted::type).containsExactly(EventType.RESTORE_FAILED);
    }

    @Test
    void theResourceAndNotTheEventSaysOfWhichPlan() {
        Answer answer = restore("monday", "holdfast-system/other");

        refusedForGood(answer);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("is of plan holdfast-system/shop, not of holdfast-system/other");
    }

    @Test
    void withoutAClusterItSaysWhatIsMissing() {
        Answer answer = restore("monday", Stage.PLAN_NAME);

        refusedForGood(answer);
        assertThat(answer.body()).contains("NOT_CONFIGURED", "kubeconfig");
    }

    private Answer restore(String name, String plan) {
        return door.binary(EventType.RESTORE_REQUESTED, """
                {"plan": "%s", "namespace": "holdfast-system", "restore": "%s", "uid": "0a1b2c3d-0000-4000-8000-000000000001"}""".formatted(plan, name));
    }
}
