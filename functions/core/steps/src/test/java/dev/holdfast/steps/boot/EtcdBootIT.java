package dev.holdfast.steps.boot;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.evidence.Difference;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.evidence.EvidenceLog;
import dev.holdfast.evidence.EvidenceReading;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdRestoration;
import dev.holdfast.steps.etcd.EtcdStep;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import dev.holdfast.steps.restoretest.RestoreTestStep;
import dev.holdfast.steps.snapshot.SnapshotStep;
import dev.holdfast.throwaway.EtcdSettings;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real cluster with an etcd that encrypts Secrets, captured both ways, and booted from the copy. */
class EtcdBootIT {
    private static final String NO_KEY = "";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path keys;

    private static LabCluster cluster;
    private static int port;

    private final Stage stage;
    private final StagedRuns runs;
    private final Workbench bench;

    EtcdBootIT(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.withPrograms(stage);
    }

    @BeforeAll
    static void startTheCluster() throws IOException {
        port = LoopbackPort.free();
        Path configuration = encryption("right.yaml", "c2VjcmV0IGlzIHNlY3VyZSwgSSB0aGluay4gWWVzLiE=");
        encryption("wrong.yaml", "YW5vdGhlciBrZXkgdGhhdCBvcGVucyBub3RoaW5nLiE=");
        cluster = LabCluster.startOrSkipTest(
                ControlPlaneBinaries.DEFAULT_VERSION,
                settings -> settings.with(EtcdSettings.alsoAt(new EtcdSettings.Ports(port, LoopbackPort.free())))
                        .withApiServerArguments(
                                List.of("--watch-cache=true", "--encryption-provider-config=" + configuration)));
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            create(api, "{'kind': 'Namespace', 'metadata': {'name': 'shop'}}");
            for (int i = 0; i < 20; i++) {
                create(api, "{'kind': 'ConfigMap', 'metadata': {'name': 'c%d', 'namespace': 'shop'}}".formatted(i));
                create(api, """
                        {'kind': 'Secret', 'metadata': {'name': 's%d', 'namespace': 'shop'}, 'stringData': {'a': 'b'}}""".formatted(i));
            }
        }
    }

    private static Path encryption(String name, String key) throws IOException {
        return Files.writeString(keys.resolve(name), """
                apiVersion: apiserver.config.k8s.io/v1
                kind: EncryptionConfiguration
                resources:
                  - resources: [secrets]
                    providers:
                      - secretbox: {keys: [{name: key1, secret: %s}]}
                      - identity: {}
                """.formatted(key));
    }

    private static void create(ClusterApi api, String object) {
        try {
            ObjectNode tree = (ObjectNode) JSON.readTree(object.replace('\'', '"'));
            api.create(tree.put("apiVersion", "v1"), "test");
        } catch (IOException e) {
            throw new IllegalArgumentException(object, e);
        }
    }

    @AfterAll
    static void endTheCluster() {
        cluster.close();
    }

    @BeforeEach
    void pointToTheCluster() throws IOException {
        Files.writeString(stage.kubeconfig(), cluster.kubeconfig());
        plan("right.yaml", "");
    }

    private void plan(String key, String accept) {
        String escrow = key.equals(NO_KEY) ? "" : "{name: encryption.yaml, file: " + keys.resolve(key) + "}";
        stage.writePlan(
                "scope: {clusterResources: All}",
                "etcd: {endpoints: [\"http://127.0.0.1:" + port + "\"], escrow: [" + escrow + "]}",
                "proof: {every: 7d, level: 2" + accept + "}");
    }

    private void takeObjects() {
        new SnapshotStep(bench).run(new SnapshotRequested(Stage.PLAN_NAME, run(1)));
    }

    private ReceiptBook.Entry takeEtcd() {
        return new EtcdStep(bench).run(bench.resources().plan(Stage.PLAN), new RunId(run(1)));
    }

    private HoldfastEvent test() {
        return testOn(bench);
    }

    private static HoldfastEvent testOn(Workbench bench) {
        return new RestoreTestStep(bench).run(new RestoreTestRequested(Stage.PLAN_NAME, "first", "monday"));
    }

    private Evidence evidence() {
        var trusted =
                DsseVerifier.trusting(bench.resources().plan(Stage.PLAN).trust().evidenceKeys());
        return ((EvidenceReading.Valid)
                        EvidenceLog.list(stage.store("first"), trusted).getFirst())
                .evidence();
    }

    private EtcdFindings findings() {
        return Objects.requireNonNull(evidence().etcd());
    }

    @Test
    void withTheKeyInEscrowEverythingIsReadAndIsTheSame() {
        assertThat(takeEtcd().receipt().contents().leftOut().keySet())
                .singleElement()
                .asString()
                .contains("no authority");
        takeObjects();

        assertThat(test()).isInstanceOf(RestoreTestPassed.class);

        assertThat(findings().counts().failing()).isZero();
        assertThat(findings().counts().equal()).isGreaterThan(100);
        assertThat(findings().differences().listed()).isEmpty();
        assertThat(evidence().effort().phases()).extracting("name").contains("etcd boot", "etcd compare");
    }

    @Test
    void besideTheDatabaseStandsOfWhichKubernetesItIs() {
        takeEtcd();
        try (OpenSnapshot snapshot = new SnapshotOpener(bench)
                .open(
                        bench.resources().plan(Stage.PLAN),
                        new LocationName("first"),
                        SnapshotChoice.parse("latest"),
                        Member.ETCD)) {
            assertThat(new EtcdRestoration(snapshot, keys).facts().kubernetesVersion())
                    .isEqualTo("v" + ControlPlaneBinaries.DEFAULT_VERSION);
        }
    }

    @Test
    void withoutTheKeyItIsSaidExactlyWhatCannotBeRead() {
        plan(NO_KEY, "");
        assertThat(takeEtcd().receipt().contents().leftOut().keySet())
                .anySatisfy(line -> assertThat(line).contains("secrets: secretbox v1, key key1", "escrow"));
        takeObjects();

        assertThat(test())
                .isInstanceOfSatisfying(
                        RestoreTestFailed.class,
                        failed -> assertThat(failed.reason())
                                .contains(
                                        "of the etcd that was booted",
                                        "were refused",
                                        "secrets.core",
                                        "spec.etcd.escrow"));

        assertThat(findings().differences().listed())
                .filteredOn(difference -> difference.kind() == Difference.Kind.REFUSED)
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(difference -> assertThat(difference.path()).contains("/secrets.core/"));
        assertThat(findings().counts().refused())
                .isEqualTo(findings().differences().listed().size());
        assertThat(findings().counts().equal()).isGreaterThan(100);
    }

    @Test
    void theWrongKeyIsNotTheKey() {
        plan("wrong.yaml", "");
        takeEtcd();
        takeObjects();

        assertThat(test()).isInstanceOf(RestoreTestFailed.class);
        assertThat(findings().counts().refused()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void whatThePlanAcceptsIsNoFailure() {
        plan(NO_KEY, ", accept: [{resource: secrets, reason: the key lies in a KMS}]");
        takeEtcd();
        takeObjects();

        assertThat(test()).isInstanceOf(RestoreTestPassed.class);
        assertThat(findings().counts().accepted()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void whatChangedBetweenTheTwoIsNoDifference() throws Exception {
        takeEtcd();
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            create(api, "{'kind': 'ConfigMap', 'metadata': {'name': 'later', 'namespace': 'shop'}}");
        }
        takeObjects();

        assertThat(test()).isInstanceOf(RestoreTestPassed.class);
        assertThat(findings().counts().skipped()).isPositive();
    }

    /** As if somebody had changed the database, or the copy of the objects, behind everybody's back. */
    @Test
    void anObjectThatIsAnotherAtTheSameRevisionIsNamedWithTheField() {
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            ObjectNode forged = (ObjectNode) api.get("/api/v1/namespaces/shop/configmaps/c1");
            forged.putObject("data").put("price", "3");
            runs.take(
                    run(1),
                    Map.of(
                            "cluster/namespaces.core/shop.json",
                            api.get("/api/v1/namespaces/shop").toString(),
                            "namespaces/shop/configmaps.core/c1.json",
                            forged.toString()));
        }
        takeEtcd();

        assertThat(test()).isInstanceOf(RestoreTestFailed.class);

        assertThat(findings().differences().listed()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Difference.Kind.DIFFERS);
            assertThat(difference.path()).isEqualTo("namespaces/shop/configmaps.core/c1.json");
            assertThat(difference.what()).contains("/data");
        });
    }

    @Test
    void anApiServerOlderThanTheCapturedOneIsNotBelievedWhateverItReads() {
        takeEtcd();
        takeObjects();

        assertThat(testOn(Benches.withPrograms(stage, Map.of("HOLDFAST_TEST_KUBERNETES", "1.36.3"))))
                .isInstanceOfSatisfying(
                        RestoreTestFailed.class,
                        failed -> assertThat(failed.reason())
                                .contains("v1.37.0", "v1.36.3", "older", "HOLDFAST_TEST_KUBERNETES"));
        assertThat(evidence().etcd()).isNull();
    }

    @Test
    void aCopyWithoutTheSnapshotOfEtcdIsTestedWithoutItAndThatShows() {
        takeObjects();

        assertThat(test()).isInstanceOf(RestoreTestPassed.class);
        assertThat(evidence().etcd()).isNull();
    }
}
