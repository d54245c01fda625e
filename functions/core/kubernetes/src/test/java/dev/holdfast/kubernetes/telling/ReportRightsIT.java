package dev.holdfast.kubernetes.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.access.AccessReviews;
import dev.holdfast.kubernetes.access.Caller;
import dev.holdfast.kubernetes.access.Deed;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.kubernetes.telling.ResourceEvents.About;
import dev.holdfast.kubernetes.telling.ResourceEvents.Notice;
import dev.holdfast.kubernetes.telling.ResourceEvents.Weight;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What report asks of a real API server, with exactly the rights that its own file grants; another function is refused it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportRightsIT {
    private static final Path KNATIVE = Path.of("../../../knative");
    private static final String SYSTEM = "holdfast-system";
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabCluster cluster;
    private ClusterApi administrator;
    private ApiServer report;
    private ApiServer replicate;

    @BeforeAll
    void aClusterWithAPlan() throws IOException {
        cluster = LabCluster.startOrSkipTest();
        administrator = ClusterApi.of(cluster.kubeconfig());
        GrantedAccess.apply(cluster, KNATIVE.resolve("crds/backupplans.yaml"));
        for (String name : new String[] {SYSTEM, "shop"}) {
            apply("""
                    {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(name));
        }
        for (String file : new String[] {"report", "replicate", "on-demand"}) {
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/" + file + ".yaml"));
        }
        Awaitility.await().ignoreExceptions().untilAsserted(() -> apply("""
                {"apiVersion":"holdfast.dev/v1","kind":"BackupPlan","metadata":{"name":"nightly","namespace":"shop"},
                 "spec":{"cluster":{"name":"production"},"maxAge":"2d","copies":[{"location":"nas"},{"location":"vault"}]}}"""));
        apply("""
                {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"deploy","namespace":"shop"}}""");
        apply("""
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"deploy","namespace":"shop"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"holdfast-on-demand"},
                 "subjects":[{"kind":"ServiceAccount","name":"deploy","namespace":"shop"}]}""");
        report = as("report");
        replicate = as("replicate");
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private ApiServer as(String account) {
        return ClusterAccess.kubeconfigText(GrantedAccess.kubeconfig(cluster, SYSTEM, account))
                .connect();
    }

    private void apply(String json) throws IOException {
        administrator.apply((ObjectNode) JSON.readTree(json), "people");
    }

    private JsonNode planAsPeopleSeeIt() {
        return administrator.get("/apis/holdfast.dev/v1/namespaces/shop/backupplans/nightly");
    }

    private static StoredPlan.Identity plan(ApiServer server) {
        return new StoredResources(server).planIdentity(Verdicts.PLAN).orElseThrow();
    }

    @Test
    void theStatusSaysWhatWasJudgedAndWhatIsNoLongerSoLeavesIt() {
        PlanStatus status = new PlanStatus(report);

        status.write(plan(report), Verdicts.holding());
        status.write(plan(report), Verdicts.lacking());

        JsonNode now = planAsPeopleSeeIt().path("status");
        assertThat(now.path("verdict").asText()).isEqualTo("lacks copies, errors on restore");
        assertThat(now.path("copies").asText()).isEqualTo("1/2");
        assertThat(now.path("digits")).hasSize(5);
        assertThat(now.has("lastProven")).isFalse();
        assertThat(now.path("conditions").path(0).path("type").asText()).isEqualTo("Proven");
        assertThat(now.path("conditions").path(0).path("status").asText()).isEqualTo("False");
        assertThatThrownBy(() -> new PlanStatus(replicate).write(plan(report), Verdicts.holding()))
                .isInstanceOf(ApiException.Forbidden.class)
                .hasMessageContaining("backupplans/status");
    }

    @Test
    void whatIsToldAgainIsOneEventThatCounts() {
        ResourceEvents events = new ResourceEvents(report, () -> Verdicts.AT, About.PLANS);
        Notice notice = new Notice(Weight.WARNING, "SnapshotFailed", "The bucket is gone; make it anew.");

        events.tell(plan(report), notice);
        events.tell(plan(report), notice);
        events.tell(plan(report), new Notice(Weight.NORMAL, "Proven", "It holds."));

        JsonNode told = administrator.get("/api/v1/namespaces/shop/events").path("items");
        assertThat(told).hasSize(2).anySatisfy(event -> {
            assertThat(event.path("reason").asText()).isEqualTo("SnapshotFailed");
            assertThat(event.path("type").asText()).isEqualTo("Warning");
            assertThat(event.path("count").asInt()).isEqualTo(2);
            assertThat(event.path("involvedObject").path("uid").asText())
                    .isEqualTo(planAsPeopleSeeIt().path("metadata").path("uid").asText());
        });
        assertThatThrownBy(
                        () -> new ResourceEvents(replicate, () -> Verdicts.AT, About.PLANS).tell(plan(report), notice))
                .isInstanceOf(ApiException.Forbidden.class);
    }

    @Test
    void aTokenThatIsMeantForUsSaysWhoItIsAndNoOtherDoes() {
        AccessReviews reviews = new AccessReviews(report);

        assertThat(reviews.whoShows(token("deploy", AccessReviews.AUDIENCE)))
                .map(Caller::name)
                .contains("system:serviceaccount:shop:deploy");
        assertThat(reviews.whoShows(token("deploy", "")))
                .as("for the API server itself")
                .isEmpty();
        assertThat(reviews.whoShows("junk")).isEmpty();
        assertThatThrownBy(() -> new AccessReviews(replicate).whoShows("junk"))
                .isInstanceOf(ApiException.Forbidden.class);
    }

    @Test
    void whoMayIsDecidedByTheClustersRights() {
        AccessReviews reviews = new AccessReviews(report);
        Caller deploy =
                reviews.whoShows(token("deploy", AccessReviews.AUDIENCE)).orElseThrow();

        assertThat(reviews.may(deploy, Deed.start("snapshots", Verdicts.PLAN))).isTrue();
        assertThat(reviews.may(deploy, Deed.read(Verdicts.PLAN))).isTrue();
        assertThat(reviews.may(deploy, Deed.start("leases", Verdicts.PLAN))).isFalse();
        assertThat(reviews.may(deploy, new Deed("create", "snapshots", Optional.empty())))
                .isFalse();
        assertThat(reviews.may(deploy, Deed.list())).as("of all namespaces").isFalse();
    }

    /** An empty audience is the API server's own. */
    private String token(String account, String audience) {
        ObjectNode request = JSON.createObjectNode()
                .put("apiVersion", "authentication.k8s.io/v1")
                .put("kind", "TokenRequest");
        ObjectNode spec = request.putObject("spec").put("expirationSeconds", 3600);
        if (!audience.isEmpty()) {
            spec.putArray("audiences").add(audience);
        }
        String path = "/api/v1/namespaces/shop/serviceaccounts/" + account + "/token";
        return administrator
                .send("POST", path, "application/json", request)
                .path("status")
                .path("token")
                .asText();
    }
}
