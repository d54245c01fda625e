package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.events.EventType;
import dev.holdfast.stage.Door;
import dev.holdfast.stage.Door.Answer;
import dev.holdfast.stage.FunctionContract;
import dev.holdfast.stage.FunctionStage;
import dev.holdfast.stage.Junk;
import dev.holdfast.stage.Sink;
import dev.holdfast.stage.Stage;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(FunctionStage.class)
class ReportFunctionTest extends FunctionContract {
    private static final String VERDICT = "/api/verdicts/holdfast-system/shop";

    @TestHTTPResource("/")
    URI address;

    ReportFunctionTest() {
        super(EventType.SNAPSHOT_TAKEN);
    }

    /** Report is told of everything, also of what other versions say. */
    @Override
    protected Stream<Junk> junk(String taken) {
        return super.junk(taken)
                .filter(junk -> !Set.of("an unknown type", "a later version of the type")
                        .contains(junk.what()));
    }

    @Test
    void theVerdictIsReadFromTheStoresWhateverAnEventClaims() {
        runs.take(Stage.run(1), "a", "b");
        String lie = """
                {"plan": "holdfast-system/shop", "copy": "second", "snapshot": "%1$s", "evidence": "%1$s", "level": 3,
                 "equal": 9000}""".formatted("0".repeat(64));

        Answer answer = door.binary(EventType.RESTORE_TEST_PASSED, lie);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(door.get(VERDICT).body())
                .contains("\"holds\":false", "first has never been restored from", "\"objects\":2")
                .doesNotContain("9000");
    }

    @Test
    void aChangedVerdictIsAnEventAndTheSameAgainIsNone() {
        runs.take(Stage.run(1), "a");
        door.binary("com.example.anything", "{}");
        sink.forget();

        assertThat(door.binary("com.example.anything", "{}").status()).isEqualTo(204);

        assertThat(sink.posted()).isEmpty();
    }

    @Test
    void aDeadLetterIsCountedThoughNobodyCanReadIt() {
        Map<String, String> headers = Door.attributes(EventType.REPLICATION_REQUESTED);
        headers.put("ce-knativeerrorcode", "400");
        headers.put("ce-knativeerrordest", "http://replicate");

        Answer answer = door.send(headers, "this is no JSON");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        assertThat(door.get("/q/metrics").body())
                .contains("holdfast_dead_letters_total{type=\"dev.holdfast.replication.requested.v1\"}");
    }

    @Test
    void deadLettersAreCountedFromNought() {
        assertThat(door.get("/q/metrics").body())
                .as("a counter that appears with its first event is never seen to grow")
                .contains("holdfast_dead_letters_total{type=\"dev.holdfast.restore.requested.v1\"} 0.0");
    }

    @Test
    void anEventThatNamesNoPlanOrAnUnknownOneIsHarmless() {
        Map<String, String> headers = Door.attributes("com.example.anything");
        headers.put("ce-subject", "../../etc/passwd");
        assertThat(door.send(headers, "{}").status()).isEqualTo(204);

        headers.put("ce-subject", "holdfast-system/unknown");
        headers.put("ce-knativeerrorcode", "422");
        assertThat(door.send(headers, "{}").status())
                .as("whoever is last in line takes what there is")
                .isEqualTo(204);
        assertThat(sink.posted()).isEmpty();
    }

    @Test
    void figuresAreServedForPrometheus() {
        runs.take(Stage.run(1), "a", "b");
        door.get(VERDICT);

        assertThat(door.get("/q/metrics").body())
                .contains("holdfast_snapshot_objects{copy=\"first\",plan=\"holdfast-system/shop\"} 2.0")
                .containsPattern("holdfast_snapshot_age_seconds\\{copy=\"first\"[^}]*} [0-9]")
                .containsPattern("holdfast_snapshot_bytes\\{copy=\"first\"[^}]*} [1-9]")
                // What is not known is no number, and never zero.
                .containsPattern("holdfast_snapshot_objects\\{copy=\"second\"[^}]*} NaN")
                .containsPattern("holdfast_proven_age_seconds\\{copy=\"first\"[^}]*} NaN")
                .containsPattern("holdfast_lease_remaining_seconds\\{copy=\"first\"[^}]*} NaN")
                .containsPattern("holdfast_etcd_certificate_remaining_seconds\\{copy=\"first\"[^}]*} NaN")
                .containsPattern("holdfast_restore_test_duration_seconds\\{copy=\"first\"[^}]*} NaN")
                .contains("holdfast_verdict_met{digit=\"copies\",plan=\"holdfast-system/shop\"} 0.0");
    }

    @Test
    void byTheClockAllPlansAreJudgedAndWhatTheirCopiesLackIsAskedForUnderTheSameIds() {
        runs.take(Stage.run(1), "a");
        stage.write("broken.yaml", """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: broken, namespace: holdfast-system}
                spec: {cluster: {name: prod}, maxAge: 2d, copies: [{location: nowhere}]}
                """);
        Map<String, String> headers = Door.attributes("dev.knative.sources.ping");
        headers.remove("ce-subject");

        assertThat(door.send(headers, "{}").status()).isEqualTo(204);

        assertThat(door.get("/q/metrics").body())
                .contains("holdfast_snapshot_objects{copy=\"first\",plan=\"holdfast-system/shop\"} 1.0");
        assertThat(tests()).hasSize(1);
        List<String> asked = tests();
        sink.forget();
        door.send(headers, "{}");
        assertThat(tests()).isEqualTo(asked);
    }

    private List<String> tests() {
        return sink.posted().stream()
                .filter(event -> event.type().equals(EventType.RESTORE_TEST_REQUESTED))
                .map(Sink.Posted::id)
                .toList();
    }

    @Test
    void aCopyThatCannotBeReachedIsUnknownAndNoError() {
        runs.take(Stage.run(1), "a");
        stage.placeCopy("second", "local: {path: /nonexistent/disk}");

        Answer answer = door.get(VERDICT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("second could not be reached", "\"judgement\":\"unknown\"");
    }

    @Test
    void thePageShowsWhatHostileNamesSayAndNeverRunsIt() {
        runs.leaveOut("<script>alert('pods')</script>");
        runs.take(Stage.run(1), "a");

        Answer page = door.get(VERDICT + "/page");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().get("content-type")).startsWith("text/html");
        assertThat(page.headers().get("content-security-policy")).contains("default-src 'none'");
        assertThat(page.body()).contains("&lt;script&gt;alert").doesNotContain("<script");
    }

    @Test
    void whoOffersANewerProtocolIsAnswered() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/plans/holdfast-system/shop/snapshots"))
                    .version(HttpClient.Version.HTTP_2)
                    .POST(BodyPublishers.noBody())
                    .build();

            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("NOBODY_TO_ASK");
        }
    }

    @Test
    void whoAsksForWhatIsNotThereIsToldSo() {
        assertThat(door.get("/api/verdicts").body()).isEqualTo("[\"holdfast-system/shop\"]");
        Answer unknown = door.get("/api/verdicts/holdfast-system/unknown");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.detail()).contains("There is no plan holdfast-system/unknown");
        Answer noName = door.get("/api/verdicts/holdfast-system/%3Cscript%3E");
        assertThat(noName.status()).isEqualTo(400);
        assertThat(noName.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(door.get("/api/nothing").status()).isEqualTo(404);
    }
}
