package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.events.EventType;
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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The door, with a real API server that knows who asks and what they may; and what it says of the plan there. */
@QuarkusTest
@WithTestResource(value = ClusterStage.class, initArgs = @ResourceArg(name = ClusterStage.FUNCTION, value = "report"))
@SuppressWarnings("NullAway.Init")
class OnDemandIT {
    private static final String SHOP = "/api/plans/holdfast-system/shop";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI address;

    Sink sink;
    ClusterApi administrator;

    @BeforeEach
    void forget() {
        sink.forget();
    }

    @Test
    void whoMayStartsASnapshotWhichIsTheEventOfASchedule() throws Exception {
        Answer answer = post(SHOP + "/snapshots", bearer("deploy", "holdfast"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        JsonNode posted = JSON.readTree(answer.body()).path("posted").path(0);
        assertThat(posted.path("type").asText()).isEqualTo(EventType.SNAPSHOT_REQUESTED);
        assertThat(sink.posted()).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(EventType.SNAPSHOT_REQUESTED);
            assertThat(event.id()).isEqualTo(posted.path("id").asText());
        });
    }

    @Test
    void aRestoreTestIsOfAllCopiesOrOfTheNamedOne() {
        Map<String, String> deploy = bearer("deploy", "holdfast");

        assertThat(post(SHOP + "/restore-tests", deploy).status()).isEqualTo(202);
        assertThat(sink.posted())
                .extracting(Sink.Posted::type)
                .containsOnly(EventType.RESTORE_TEST_REQUESTED)
                .hasSize(2);
        sink.forget();
        assertThat(post(SHOP + "/restore-tests?copy=second", deploy).status()).isEqualTo(202);
        assertThat(sink.posted())
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("second"));
        Answer unknown = post(SHOP + "/restore-tests?copy=third", deploy);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).contains("has no copy 'third'");
    }

    @Test
    void whoIsNotKnownIsAskedForAToken() {
        Stream.of(
                        Map.<String, String>of(),
                        Map.of("Authorization", "Bearer"),
                        Map.of("Authorization", "Bearer junk"),
                        Map.of("Authorization", "Basic ZGVwbG95OnNlY3JldA=="),
                        Map.of("Authorization", "Bearer " + "x".repeat(20_000)),
                        // Genuine, and meant for the API server: whoever hears it here could use it there.
                        bearer("deploy", ""))
                .forEach(headers -> {
                    Answer answer = post(SHOP + "/snapshots", headers);
                    problem(answer, 401, "kubectl create token");
                    assertThat(answer.headers()).containsEntry("www-authenticate", "Bearer realm=\"holdfast\"");
                });
        assertThat(sink.posted()).isEmpty();
    }

    @Test
    void whoHasNoRightIsToldWhichIsMissingAndNotWhetherThereIsSuchAPlan() {
        Map<String, String> guest = bearer("guest", "holdfast");

        problem(post(SHOP + "/snapshots", guest), 403, "may not create backupplans/snapshots of holdfast-system/shop");
        problem(post(SHOP + "/restore-tests", guest), 403, "backupplans/restoretests");
        problem(post(SHOP + "/verdicts", guest), 403, "backupplans/verdicts");
        problem(post("/api/plans/holdfast-system/unknown/snapshots", guest), 403, "may not create");
        problem(get("/api/verdicts/holdfast-system/shop", guest), 403, "may not get backupplans");
        problem(get("/api/verdicts", guest), 403, "may not list backupplans");
        assertThat(sink.posted()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNotFoundByWhoMayLook() {
        Map<String, String> deploy = bearer("deploy", "holdfast");

        problem(post("/api/plans/holdfast-system/unknown/snapshots", deploy), 404, "There is no plan");
        problem(post("/api/plans/holdfast-system/%3Cscript%3E/snapshots", deploy), 400, "name");
    }

    @Test
    void aVerdictIsObservedNowAndSaidOnThePlan() {
        Answer answer = post(SHOP + "/verdicts", bearer("deploy", "holdfast"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body()).contains("\"holds\":false");
        JsonNode plan = administrator.get("/apis/holdfast.dev/v1/namespaces/holdfast-system/backupplans/shop");
        assertThat(plan.path("status").path("verdict").asText()).startsWith("lacks copies");
        assertThat(administrator
                        .get("/api/v1/namespaces/holdfast-system/events")
                        .path("items"))
                .anySatisfy(event -> assertThat(event.path("reason").asText()).isEqualTo("NotProven"));
    }

    @Test
    void badNewsOfAPlanBecomesAnEventOnIt() {
        Answer answer = new Door(address).binary(EventType.SNAPSHOT_FAILED, """
                {"plan": "holdfast-system/shop", "step": "SNAPSHOT", "reason": "The bucket is gone; make it anew."}""");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(administrator
                        .get("/api/v1/namespaces/holdfast-system/events")
                        .path("items"))
                .anySatisfy(event -> {
                    assertThat(event.path("reason").asText()).isEqualTo("SnapshotFailed");
                    assertThat(event.path("message").asText()).isEqualTo("The bucket is gone; make it anew.");
                });
    }

    private static void problem(Answer answer, int status, String detail) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.detail()).contains(detail);
    }

    private Answer post(String path, Map<String, String> headers) {
        return new Door(address.resolve(path)).send(headers, "");
    }

    private Answer get(String path, Map<String, String> headers) {
        return new Door(address).get(path, headers);
    }

    /** An empty audience is the API server's own. */
    private Map<String, String> bearer(String account, String audience) {
        ObjectNode request = JSON.createObjectNode()
                .put("apiVersion", "authentication.k8s.io/v1")
                .put("kind", "TokenRequest");
        ObjectNode spec = request.putObject("spec").put("expirationSeconds", 3600);
        if (!audience.isEmpty()) {
            spec.putArray("audiences").add(audience);
        }
        String path = "/api/v1/namespaces/holdfast-system/serviceaccounts/" + account + "/token";
        return Map.of(
                "Authorization",
                "Bearer "
                        + administrator
                                .send("POST", path, "application/json", request)
                                .path("status")
                                .path("token")
                                .asText());
    }
}
