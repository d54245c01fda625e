package dev.holdfast.steps.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.firing.FiringSettings;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.ClusterApiException;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real API server, with exactly the rights that the function's own file grants. */
class ReconcileStepIT {
    private static final Path KNATIVE = Path.of("../../../knative");
    private static final String PLANS = "/apis/holdfast.dev/v1/namespaces/%s/backupplans";
    private static final String RESTORES = "/apis/holdfast.dev/v1/namespaces/shop/restores";
    private static final String JOBS = "/apis/batch/v1/namespaces/holdfast-system/cronjobs";
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init")
    private static LabCluster cluster;

    private final ClusterApi administrator = ClusterApi.of(cluster.kubeconfig());
    private Instant now = Instant.parse("2026-11-21T06:00:00Z");
    private String image = "holdfast/cli:1";
    private final List<RestoreRequested> asked = new ArrayList<>();
    private final ApiServer granted = ClusterAccess.kubeconfigText(
                    GrantedAccess.kubeconfig(cluster, "holdfast-system", "reconcile"))
            .connect();

    @BeforeAll
    static void startTheCluster() throws InterruptedException {
        cluster = LabCluster.startOrSkipTest();
        GrantedAccess.apply(cluster, KNATIVE.resolve("crds/backupplans.yaml"));
        GrantedAccess.apply(cluster, KNATIVE.resolve("crds/restores.yaml"));
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            for (String name : List.of("holdfast-system", "shop")) {
                ObjectNode namespace =
                        JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Namespace");
                namespace.putObject("metadata").put("name", name);
                api.create(namespace, "lab");
            }
            awaitPlans(api);
        }
        GrantedAccess.grant(cluster, KNATIVE.resolve("base/reconcile.yaml"));
    }

    private static void awaitPlans(ClusterApi api) throws InterruptedException {
        for (int polls = 0; ; polls++) {
            try {
                api.get(PLANS.formatted("shop"));
                api.get(RESTORES);
                return;
            } catch (ClusterApiException notYet) {
                if (polls == 300) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    @AfterAll
    static void endTheCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    @AfterEach
    void emptyTheCluster() {
        for (String path : List.of(PLANS.formatted("shop"), PLANS.formatted("holdfast-system"), RESTORES, JOBS)) {
            administrator.send("DELETE", path, "application/json", JSON.createObjectNode());
        }
    }

    private ReconcileStep.Outcome reconcile() {
        return new ReconcileStep(granted, () -> now, settings()).run(asked::add);
    }

    private FiringSettings settings() {
        return new FiringSettings(image, URI.create("http://broker/holdfast-system/holdfast"), Duration.ofSeconds(30));
    }

    private void plan(String namespace, String name, String schedule) {
        String spec = schedule.isEmpty() ? "\"maxAge\":\"2d\"" : schedule;
        ObjectNode plan = parsed("""
                {"apiVersion":"holdfast.dev/v1","kind":"BackupPlan","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"cluster":{"name":"production"},%s,"copies":[{"location":"nas"}]}}
                """.formatted(name, namespace, spec));
        administrator.apply(plan, "people");
    }

    private static ObjectNode parsed(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<JsonNode> jobs() {
        List<JsonNode> jobs = new ArrayList<>();
        administrator.get(JOBS).path("items").forEach(jobs::add);
        return jobs;
    }

    private JsonNode condition(String namespace, String name) {
        return administrator
                .get(PLANS.formatted(namespace) + "/" + name)
                .path("status")
                .path("conditions")
                .path(0);
    }

    @Test
    void aPlanWithAScheduleGetsACronJobThatPostsItsEvent() {
        plan("holdfast-system", "nightly", "\"schedule\":\"0 3 * * *\",\"timeZone\":\"Europe/Berlin\"");

        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(1, 0, 0, 0, 0));

        JsonNode spec = jobs().getFirst().path("spec");
        assertThat(spec.path("schedule").asText()).isEqualTo("0 3 * * *");
        assertThat(spec.path("timeZone").asText()).isEqualTo("Europe/Berlin");
        assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
        assertThat(spec.path("startingDeadlineSeconds").asLong()).isBetween(11 * 3600L, 13 * 3600L);
        JsonNode pod = spec.path("jobTemplate").path("spec").path("template").path("spec");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("containers").path(0).path("args").toString())
                .contains("fire", "holdfast-system/nightly", "http://broker/holdfast-system/holdfast", "$(JOB)");
        assertThat(jobs().getFirst()
                        .path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("nightly");
        assertThat(condition("holdfast-system", "nightly").path("status").asText())
                .isEqualTo("True");
    }

    @Test
    void doneTwiceItWritesNothing() {
        plan("holdfast-system", "nightly", "\"schedule\":\"@daily\"");
        plan("shop", "nightly", "\"schedule\":\"@daily\"");
        reconcile();
        String jobs = jobs().toString();
        String status = condition("shop", "nightly").toString();

        now = now.plusSeconds(3600);
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 0, 0, 0, 0));

        assertThat(jobs().toString()).isEqualTo(jobs);
        assertThat(condition("shop", "nightly").toString()).isEqualTo(status);
    }

    @Test
    void anEtcdWithAScheduleOfItsOwnHasASecondCronJobThatGoesWithThatSchedule() {
        String etcd = "\"schedule\":\"@daily\",\"etcd\":{\"endpoints\":[\"http://10.0.0.1:2379\"]%s}";
        plan("shop", "nightly", etcd.formatted(",\"schedule\":\"@hourly\""));

        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(2, 0, 0, 0, 0));
        assertThat(jobs())
                .hasSize(2)
                .anySatisfy(job -> assertThat(job.toString()).contains("\"--etcd-alone\"", "\"@hourly\""));
        assertThat(condition("shop", "nightly").path("message").asText()).contains("its etcd alone");

        plan("shop", "nightly", etcd.formatted(""));
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 0, 1, 0, 0));
        assertThat(jobs()).singleElement().asString().contains("\"--etcd\"");
    }

    @Test
    void aTenantsPlanHasItsCronJobWhereTheTenantCannotReachIt() {
        plan("shop", "nightly", "\"schedule\":\"@daily\"");

        reconcile();

        JsonNode metadata = jobs().getFirst().path("metadata");
        assertThat(metadata.path("namespace").asText()).isEqualTo("holdfast-system");
        assertThat(metadata.has("ownerReferences")).isFalse();
        assertThat(metadata.path("labels").path("holdfast.dev/plan-namespace").asText())
                .isEqualTo("shop");
    }

    @Test
    void whatChangesInThePlanOrTheInstallChangesTheCronJob() {
        plan("shop", "nightly", "\"schedule\":\"@daily\"");
        reconcile();

        plan("shop", "nightly", "\"schedule\":\"@hourly\"");
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 1, 0, 0, 0));
        image = "holdfast/cli:2";
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 1, 0, 0, 0));

        assertThat(jobs()).singleElement().asString().contains("@hourly", "holdfast/cli:2");
    }

    @Test
    void aPlanThatGoesOrLosesItsScheduleLosesItsCronJobAndOthersCronJobsStay() {
        plan("shop", "gone", "\"schedule\":\"@daily\"");
        plan("shop", "quiet", "\"schedule\":\"@daily\"");
        plan("shop", "kept", "\"schedule\":\"@daily\"");
        administrator.apply(parsed("""
                {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"somebodys","namespace":"holdfast-system"},
                 "spec":{"schedule":"@daily","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
                  "containers":[{"name":"x","image":"x"}]}}}}}}
                """), "people");
        reconcile();

        administrator.send("DELETE", PLANS.formatted("shop") + "/gone", "application/json", JSON.createObjectNode());
        plan("shop", "quiet", "");
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 0, 2, 0, 0));

        assertThat(jobs()).hasSize(2).anyMatch(job -> job.toString().contains("somebodys"));
        assertThat(condition("shop", "quiet").path("reason").asText()).isEqualTo("NoSchedule");
    }

    @Test
    void aPlanThatCannotBeReadSaysSoAndKeepsTheCronJobThatItHas() {
        plan("shop", "nightly", "\"schedule\":\"@daily\"");
        reconcile();

        // There is no such day, which the schema cannot know.
        plan("shop", "nightly", "\"schedule\":\"0 3 31 2 *\"");
        assertThat(reconcile()).isEqualTo(new ReconcileStep.Outcome(0, 0, 0, 0, 1));

        assertThat(jobs()).singleElement().asString().contains("@daily");
        assertThat(condition("shop", "nightly").path("status").asText()).isEqualTo("False");
        assertThat(condition("shop", "nightly").path("message").asText()).contains("schedule");
    }

    @Test
    void aRestoreIsAskedForOnceAndOneMadeAnewOnceMore() {
        restore();
        assertThat(reconcile().requested()).isEqualTo(1);
        assertThat(reconcile().requested()).isZero();
        assertThat(asked).singleElement().satisfies(request -> {
            assertThat(request.plan()).isEqualTo("shop/nightly");
            assertThat(request.restore()).isEqualTo("comeback");
        });

        administrator.send("DELETE", RESTORES + "/comeback", "application/json", JSON.createObjectNode());
        restore();
        assertThat(reconcile().requested()).isEqualTo(1);
        assertThat(asked.getLast().id()).isNotEqualTo(asked.getFirst().id());
    }

    @Test
    void aRestoreThatCouldNotBePostedIsAskedForAgain() {
        restore();

        assertThatThrownBy(() -> new ReconcileStep(granted, () -> now, settings()).run(_ -> {
                    throw new IllegalStateException("the broker is away");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(reconcile().requested()).isEqualTo(1);
    }

    private void restore() {
        administrator.apply(parsed("""
                {"apiVersion":"holdfast.dev/v1","kind":"Restore","metadata":{"name":"comeback","namespace":"shop"},
                 "spec":{"plan":"nightly","location":"nas","target":{"inCluster":true}}}
                """), "people");
    }

    @Test
    void itMayDoThisAndNothingElse() {
        assertThatThrownBy(() -> granted.send(ApiRequest.get("/api/v1/namespaces/holdfast-system/secrets")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("forbidden");
        assertThatThrownBy(() -> granted.send(ApiRequest.get("/apis/batch/v1/namespaces/shop/cronjobs")))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("forbidden");
    }
}
