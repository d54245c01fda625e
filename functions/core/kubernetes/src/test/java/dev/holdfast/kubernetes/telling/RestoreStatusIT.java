package dev.holdfast.kubernetes.telling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.kubernetes.telling.ResourceEvents.About;
import dev.holdfast.kubernetes.telling.ResourceEvents.Notice;
import dev.holdfast.kubernetes.telling.ResourceEvents.Weight;
import dev.holdfast.kubernetes.telling.RestoreState.Counts;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a Restore stands on it, on a real API server, with exactly the rights of the function that restores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreStatusIT {
    private static final Path KNATIVE = Path.of("../../../knative");
    private static final String SYSTEM = "holdfast-system";
    private static final Instant AT = Instant.parse("2026-11-21T06:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private LabCluster cluster;
    private ClusterApi administrator;
    private ApiServer server;
    private RestoreStatus status;

    @BeforeAll
    void aClusterThatKnowsRestores() throws IOException {
        cluster = LabCluster.startOrSkipTest();
        administrator = ClusterApi.of(cluster.kubeconfig());
        GrantedAccess.apply(cluster, KNATIVE.resolve("crds/restores.yaml"));
        apply("""
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(SYSTEM));
        GrantedAccess.grant(cluster, KNATIVE.resolve("base/restore.yaml"));
        server = ClusterAccess.kubeconfigText(GrantedAccess.kubeconfig(cluster, SYSTEM, "restore"))
                .connect();
        status = new RestoreStatus(server, () -> AT);
    }

    @AfterAll
    void end() {
        if (cluster != null) {
            server.close();
            cluster.close();
        }
    }

    private void apply(String json) throws IOException {
        administrator.apply((ObjectNode) JSON.readTree(json), "people");
    }

    private StoredPlan.Identity restore(String name, String namespaces) {
        Awaitility.await().ignoreExceptions().untilAsserted(() -> apply("""
                {"apiVersion":"holdfast.dev/v1","kind":"Restore","metadata":{"name":"%s","namespace":"%s"},
                 "spec":{"plan":"shop","location":"vault","scope":{"namespaces":["%s"]}}}""".formatted(name, SYSTEM, namespaces)));
        return found(name);
    }

    private StoredPlan.Identity found(String name) {
        return new StoredResources(server)
                .restoreIdentity(new PlanRef(SYSTEM, name))
                .orElseThrow();
    }

    private JsonNode asPeopleSeeIt(String name) {
        return administrator
                .get("/apis/holdfast.dev/v1/namespaces/" + SYSTEM + "/restores/" + name)
                .path("status");
    }

    @Test
    void whatNoLongerHoldsLeavesTheStatus() {
        restore("monday", "shop");

        status.write(found("monday"), RestoreState.running());
        assertThat(asPeopleSeeIt("monday").path("phase").asText()).isEqualTo("Running");
        assertThat(asPeopleSeeIt("monday").has("restored")).isFalse();
        status.write(
                found("monday"), RestoreState.failed("One was refused.", counts(), Collections.nCopies(1, "a: b")));
        assertThat(asPeopleSeeIt("monday").path("failures")).hasSize(1);
        status.write(found("monday"), RestoreState.completed(new Counts(7, 2, 0)));

        JsonNode now = asPeopleSeeIt("monday");
        assertThat(now.path("phase").asText()).isEqualTo("Completed");
        assertThat(now.path("restored").asInt()).isEqualTo(7);
        assertThat(now.path("failures")).isEmpty();
        assertThat(now.path("conditions")).singleElement().satisfies(condition -> {
            assertThat(condition.path("type").asText()).isEqualTo(RestoreStatus.RESTORED);
            assertThat(condition.path("status").asText()).isEqualTo("True");
            assertThat(condition.path("message").asText()).contains("7 objects were restored");
        });
    }

    @Test
    void whatIsDoneIsDoneUntilTheSpecChanges() {
        StoredPlan.Identity before = restore("tuesday", "shop");
        assertThat(status.done(before)).isEmpty();
        status.write(before, RestoreState.failed("It was refused.", counts(), Collections.emptyList()));
        assertThat(status.done(found("tuesday"))).isEmpty();
        status.write(before, RestoreState.completed(new Counts(7, 2, 0)));

        assertThat(status.done(found("tuesday"))).contains(new Counts(7, 2, 0));
        restore("tuesday", "other");
        assertThat(status.done(found("tuesday"))).isEmpty();
    }

    @Test
    void moreFailuresThanThereIsRoomForAreCutOff() {
        StoredPlan.Identity restore = restore("wednesday", "shop");

        status.write(
                restore, RestoreState.failed("x".repeat(5000), counts(), Collections.nCopies(150, "y".repeat(5000))));

        assertThat(asPeopleSeeIt("wednesday").path("failures")).hasSize(100);
    }

    @Test
    void whatIsRemovedMeanwhileIsNotTold() {
        StoredPlan.Identity gone = restore("thursday", "shop");
        administrator.send(
                "DELETE",
                "/apis/holdfast.dev/v1/namespaces/" + SYSTEM + "/restores/thursday",
                "application/json",
                JSON.createObjectNode());

        status.write(gone, RestoreState.running());

        assertThat(new StoredResources(server).restoreIdentity(gone.ref())).isEmpty();
    }

    @Test
    void anEventIsOnTheRestoreItself() {
        StoredPlan.Identity restore = restore("friday", "shop");

        new ResourceEvents(server, () -> AT, About.RESTORES)
                .tell(restore, new Notice(Weight.WARNING, "RestoreFailed", "It was refused."));

        assertThat(administrator.get("/api/v1/namespaces/" + SYSTEM + "/events").path("items"))
                .anySatisfy(event -> {
                    assertThat(event.path("involvedObject").path("kind").asText())
                            .isEqualTo("Restore");
                    assertThat(event.path("involvedObject").path("uid").asText())
                            .isEqualTo(restore.uid());
                    assertThat(event.path("reportingComponent").asText()).isEqualTo("holdfast-restore");
                });
    }

    private static Optional<Counts> counts() {
        return Optional.of(new Counts(7, 2, 1));
    }
}
