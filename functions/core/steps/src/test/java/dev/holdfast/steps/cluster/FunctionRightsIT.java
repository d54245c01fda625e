package dev.holdfast.steps.cluster;

import static dev.holdfast.stage.Stage.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.RestoreCompleted;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.telling.RestoreState;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.ClusterApiException;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.etcd.EtcdStep;
import dev.holdfast.steps.replicate.ReplicateStep;
import dev.holdfast.steps.resources.ClusterResources;
import dev.holdfast.steps.resources.RestoreAccount;
import dev.holdfast.steps.restore.RestoreStep;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import dev.holdfast.steps.snapshot.SnapshotStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each function's step on a real API server, with exactly the rights that the function's own file grants; and what these do not let it do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunctionRightsIT {
    private static final Path KNATIVE = Path.of("../../../knative");
    private static final String SYSTEM = "holdfast-system";
    private static final List<String> FUNCTIONS = List.of("snapshot", "etcd", "replicate", "restore-test", "restore");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private LabCluster cluster;
    private ClusterApi administrator;
    private Stage stage;

    @BeforeAll
    void aPlanInACluster() throws Exception {
        cluster = LabCluster.startOrSkipTest();
        administrator = ClusterApi.of(cluster.kubeconfig());
        stage = Stage.set(folder.resolve("stage"));
        // The repository, without a run.
        StagedRuns.in(stage);
        for (String kind : List.of("backupplans", "backuplocations", "restores")) {
            GrantedAccess.apply(cluster, KNATIVE.resolve("crds/" + kind + ".yaml"));
        }
        for (String namespace : List.of(SYSTEM, "shop")) {
            apply("""
                    {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"}}""".formatted(namespace));
        }
        for (String function : FUNCTIONS) {
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/" + function + ".yaml"));
        }
        apply("""
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"prices","namespace":"shop"},"data":{"tea":"3"}}""");
        apply("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"shop-password","namespace":"%s"},"stringData":{"password":"%s"}}""".formatted(SYSTEM, Files.readString(stage.password()).strip()));
        stage.writePlan(
                "scope: {namespaces: [shop], clusterResources: None}",
                "password: {secret: {name: shop-password, key: password}}");
        for (String file : List.of("location-first.yaml", "location-second.yaml", "plan.yaml")) {
            applyOnceServed(stage.resources().resolve(file));
        }
    }

    @AfterAll
    void endTheCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private void apply(String json) throws IOException {
        administrator.apply((ObjectNode) JSON.readTree(json), "people");
    }

    private void applyOnceServed(Path file) throws InterruptedException {
        for (int polls = 0; ; polls++) {
            try {
                GrantedAccess.apply(cluster, file);
                return;
            } catch (ClusterApiException notYet) {
                if (polls == 300) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
        }
    }

    /** As the function finds it in its pod: plans in the cluster, and its own account. */
    private Workbench bench(String function) throws IOException {
        Path kubeconfig = folder.resolve(function);
        Files.writeString(kubeconfig, GrantedAccess.kubeconfig(cluster, SYSTEM, function));
        Map<String, String> environment = new HashMap<>(stage.environment());
        environment.remove("HOLDFAST_SECRETS");
        environment.put("KUBECONFIG", kubeconfig.toString());
        return new Workbench(
                ClusterResources.here(environment, Clock.systemUTC()),
                new AdapterCopyOpener(environment),
                environment,
                Clock.systemUTC(),
                new SecureRandom(),
                _ -> {});
    }

    private ApiServer as(String function) {
        return ClusterAccess.kubeconfigText(GrantedAccess.kubeconfig(cluster, SYSTEM, function))
                .connect();
    }

    @Test
    void eachFunctionDoesItsPartOfTheChainWithItsOwnRights() throws IOException {
        String plan = Stage.PLAN_NAME;
        SnapshotTaken taken = new SnapshotStep(bench("snapshot")).run(new SnapshotRequested(plan, run(1)));

        ReplicateStep replicate = new ReplicateStep(bench("replicate"));
        for (HoldfastEvent shard : replicate.plan(taken)) {
            replicate.run((ReplicationRequested) shard, _ -> {});
        }

        HoldfastEvent tested =
                new RestoreTestStep(bench("restore-test")).run(new RestoreTestRequested(plan, "second", "once"));
        assertThat(tested).isInstanceOf(RestoreTestPassed.class);

        administrator.send("DELETE", prices(), "application/json", JSON.createObjectNode());
        apply("""
                {"apiVersion":"holdfast.dev/v1","kind":"Restore","metadata":{"name":"back","namespace":"%s"},
                 "spec":{"plan":"shop","location":"second","snapshot":"latest","scope":{"namespaces":["shop"]},"existing":"Skip","target":{"inCluster":true}}}""".formatted(SYSTEM));
        RestoreRequested request = new RestoreRequested(plan, SYSTEM, "back", "uid");
        RestoreCompleted completed = new RestoreStep(bench("restore")).run(request);

        assertThat(administrator.get(prices()).path("data").path("tea").asText())
                .isEqualTo("3");
        assertThat(statusOf("back").path("phase").asText()).isEqualTo("Completed");
        assertThat(statusOf("back").path("restored").asLong())
                .isEqualTo(completed.restored())
                .isPositive();
        // The event comes twice, and what was changed since stays changed.
        administrator.send("DELETE", prices(), "application/json", JSON.createObjectNode());
        assertThat(new RestoreStep(bench("restore")).run(request)).isEqualTo(completed);
        assertThatThrownBy(() -> administrator.get(prices())).isInstanceOf(ClusterApiException.class);
    }

    @Test
    void aRestoreThatIsMadeAnewIsNotDoneByWhatBecameOfTheFirst() throws IOException {
        String json = """
                {"apiVersion":"holdfast.dev/v1","kind":"Restore","metadata":{"name":"again","namespace":"%s"},
                 "spec":{"plan":"shop","location":"second"}}""".formatted(SYSTEM);
        apply(json);
        RestoreAccount first = bench("restore").resources().account(new PlanRef(SYSTEM, "again"));
        first.say(RestoreState.running());
        assertThat(statusOf("again").path("phase").asText()).isEqualTo("Running");
        String path = "/apis/holdfast.dev/v1/namespaces/" + SYSTEM + "/restores/again";
        administrator.send("DELETE", path, "application/json", JSON.createObjectNode());
        apply(json);

        first.say(RestoreState.completed(new RestoreState.Counts(1, 0, 0)));

        assertThat(first.done()).isEmpty();
        assertThat(statusOf("again").has("phase")).isFalse();
    }

    private JsonNode statusOf(String restore) {
        return administrator
                .get("/apis/holdfast.dev/v1/namespaces/" + SYSTEM + "/restores/" + restore)
                .path("status");
    }

    @Test
    void whoCapturesEtcdFindsThePlanItsPasswordAndWhoItIsToEtcdWithItsOwnRights() throws Exception {
        try (LabEtcd etcd = LabEtcd.start(Files.createDirectories(folder.resolve("etcd-of-a-plan")), 1)) {
            apply("""
                    {"apiVersion":"holdfast.dev/v1","kind":"BackupPlan","metadata":{"name":"shop","namespace":"%s"},
                     "spec":{"etcd":{"endpoints":["%s"]}}}""".formatted(SYSTEM, etcd.endpoint(0)));

            SnapshotTaken taken = new EtcdStep(bench("etcd")).run(new EtcdRequested(Stage.PLAN_NAME, run(2)));

            assertThat(taken.run()).isEqualTo(run(2));
        }
        try (ApiServer server = as("etcd")) {
            assertThat(server.send(ApiRequest.get("/api/v1/namespaces/holdfast-system/secrets/shop-password")))
                    .isNotEmpty();
        }
    }

    private static String prices() {
        return "/api/v1/namespaces/shop/configmaps/prices";
    }

    @Test
    void whoReadsEverythingChangesNothing() {
        try (ApiServer snapshot = as("snapshot")) {
            assertThat(snapshot.send(ApiRequest.get("/api/v1/namespaces/kube-system/secrets?limit=1")))
                    .isNotEmpty();
            refused(snapshot, ApiRequest.delete(prices()));
            refused(snapshot, ApiRequest.create("/api/v1/namespaces/shop/configmaps", """
                    {"metadata":{"name":"more"}}""".getBytes(UTF_8)));
        }
    }

    @Test
    void whoCopiesAndWhoTestsSeeNothingOfTheClusterButPlansAndLocations() {
        for (String function : List.of("etcd", "replicate", "restore-test")) {
            try (ApiServer server = as(function)) {
                assertThat(server.send(ApiRequest.get("/apis/holdfast.dev/v1/backuplocations/first")))
                        .isNotEmpty();
                refused(server, ApiRequest.get(prices()));
                refused(server, ApiRequest.get("/api/v1/namespaces/shop/secrets?limit=1"));
                refused(server, ApiRequest.delete("/apis/holdfast.dev/v1/namespaces/holdfast-system/backupplans/shop"));
            }
        }
    }

    @Test
    void whoHoldsNoKeyCannotReadOneAndWhoOpensReadsThoseOfTheSystemAlone() throws Exception {
        apply("""
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"tenants","namespace":"shop"},"stringData":{"password":"hunter2"}}""");
        String ours = "/api/v1/namespaces/holdfast-system/secrets/shop-password";
        String tenants = "/api/v1/namespaces/shop/secrets/tenants";
        try (ApiServer replicate = as("replicate");
                ApiServer test = as("restore-test")) {
            refused(replicate, ApiRequest.get(ours));
            assertThat(test.send(ApiRequest.get(ours))).isNotEmpty();
            refused(test, ApiRequest.get(tenants));
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/passwords.yaml"));
            apply("""
                    {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"passwords","namespace":"shop"},
                     "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"holdfast-password-reader"},
                     "subjects":[{"kind":"ServiceAccount","name":"restore-test","namespace":"holdfast-system"}]}""");
            grantedSoon(test, ApiRequest.get(tenants));
        }
    }

    /** The API server hears of a new binding a moment later. */
    private static void grantedSoon(ApiServer server, ApiRequest request) throws InterruptedException {
        for (int polls = 0; ; polls++) {
            try {
                assertThat(server.send(request)).isNotEmpty();
                return;
            } catch (ApiException.Forbidden notYet) {
                if (polls == 100) {
                    throw notYet;
                }
                Thread.sleep(50);
            }
        }
    }

    @Test
    void whoRestoresMakesRolesThatAreMoreThanItself() {
        try (ApiServer restore = as("restore")) {
            byte[] role = """
                    {"metadata":{"name":"impersonators"},"rules":[{"apiGroups":[""],"resources":["users"],"verbs":["impersonate"]}]}""".getBytes(UTF_8);
            assertThat(restore.send(ApiRequest.create("/apis/rbac.authorization.k8s.io/v1/clusterroles", role)))
                    .isNotEmpty();
        }
        try (ApiServer snapshot = as("snapshot")) {
            refused(snapshot, ApiRequest.create("/apis/rbac.authorization.k8s.io/v1/clusterroles", """
                    {"metadata":{"name":"more"},"rules":[]}""".getBytes(
                            UTF_8)));
        }
    }

    private static void refused(ApiServer server, ApiRequest request) {
        assertThatThrownBy(() -> server.send(request))
                .as(request.toString())
                .isInstanceOf(ApiException.Forbidden.class);
    }
}
