package dev.holdfast.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.stage.ClusterStage;
import dev.holdfast.stage.Door;
import dev.holdfast.stage.Door.Answer;
import dev.holdfast.stage.Sink;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Woken by what wakes it on Knative, with its own rights in a real cluster. */
@QuarkusTest
@WithTestResource(
        value = ClusterStage.class,
        initArgs = @ResourceArg(name = ClusterStage.FUNCTION, value = "reconcile"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class ReconcileFunctionIT {
    private static final String JOBS = "/apis/batch/v1/namespaces/holdfast-system/cronjobs";
    private static final String PLAN = "/apis/holdfast.dev/v1/namespaces/holdfast-system/backupplans/shop";
    private static final String CHANGE = "dev.knative.apiserver.ref.update";

    @TestHTTPResource("/")
    URI address;

    Sink sink;
    ClusterApi administrator;

    @BeforeEach
    void forget() {
        sink.forget();
    }

    private Answer wake(String type) {
        Answer answer = new Door(address).binary(type, "{}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        return answer;
    }

    private void remove(String path) {
        administrator.send("DELETE", path, "application/json", JsonNodeFactory.instance.objectNode());
    }

    private JsonNode jobs() {
        return administrator.get(JOBS).path("items");
    }

    @Test
    @Order(1)
    void aPlanThatWasThereBeforeItStartedWaitsForNobodyToTellOfIt() {
        await().atMost(Duration.ofMinutes(1)).until(() -> jobs().size() == 1);
    }

    @Test
    @Order(2)
    void whatNobodyTellsOfIsSeenWhileThePodLives() {
        JsonNode plan = administrator.get(PLAN);
        remove(PLAN);
        await().atMost(Duration.ofMinutes(1)).until(() -> jobs().isEmpty());

        ObjectNode again = JsonNodeFactory.instance.objectNode();
        again.set("apiVersion", plan.path("apiVersion"));
        again.set("kind", plan.path("kind"));
        again.putObject("metadata").put("name", "shop").put("namespace", "holdfast-system");
        again.set("spec", plan.path("spec"));
        administrator.apply(again, "people");
        await().atMost(Duration.ofMinutes(1)).until(() -> jobs().size() == 1);
    }

    @Test
    @Order(3)
    void aChangeMakesTheCronJobOnceHoweverOftenItIsToldAndThePlanTakesItAlong() {
        wake(CHANGE);
        String made = jobs().path(0).path("metadata").path("resourceVersion").asText();
        wake(CHANGE);
        wake("com.example.anything");

        assertThat(jobs()).hasSize(1);
        assertThat(jobs().path(0).path("metadata").path("resourceVersion").asText())
                .isEqualTo(made);
        assertThat(jobs().toString()).contains("holdfast/cli:test", "http://broker.invalid/holdfast");
        assertThat(sink.posted()).isEmpty();

        remove(PLAN);

        wake("dev.knative.sources.ping");

        assertThat(jobs()).isEmpty();
    }
}
