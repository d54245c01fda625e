package dev.holdfast.steps.snapshot;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.events.RestoreCompleted;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.AtOnce;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.RestoreStep;
import dev.holdfast.steps.restore.SnapshotOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps that talk to a cluster, with a real one. */
class SnapshotStepIT {
    private static final String PLAN = Stage.PLAN.toString();

    @SuppressWarnings("NullAway.Init")
    private static LabCluster cluster;

    private final Stage stage;
    private final StagedRuns runs;
    private final Workbench bench;

    SnapshotStepIT(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
        runs = StagedRuns.in(stage);
        bench = Benches.on(stage);
    }

    @BeforeAll
    static void startTheCluster() {
        cluster = LabCluster.startOrSkipTest();
    }

    @AfterAll
    static void endTheCluster() {
        cluster.close();
    }

    @BeforeEach
    void pointToTheCluster() throws IOException {
        Files.writeString(stage.kubeconfig(), cluster.kubeconfig());
        stage.writePlan("scope: {namespaces: [default, kube-system], clusterResources: None}");
    }

    @Test
    void tenDeliveriesOfOneEventAtOnceTakeOneSnapshot() throws Exception {
        List<SnapshotTaken> taken =
                AtOnce.run(10, () -> new SnapshotStep(bench).run(new SnapshotRequested(PLAN, run(1))));

        assertThat(taken).hasSize(10).containsOnly(taken.getFirst());
        assertThat(taken.getFirst().objects()).isPositive();
        assertThat(files("snapshots")).hasSize(1);
        assertThat(files("receipts")).hasSize(1);
        assertThat(new SnapshotStep(bench)
                        .run(new SnapshotRequested(PLAN, run(1)))
                        .id())
                .isEqualTo(taken.getFirst().id());
    }

    @Test
    void whoeverComesSecondTellsOfTheRunThatCounts() {
        StagedRuns.Taken first = runs.take(run(1), "a");

        SnapshotTaken told = new SnapshotStep(bench).run(new SnapshotRequested(PLAN, run(1)));

        assertThat(told.snapshot()).isEqualTo(first.snapshot().toString());
        assertThat(files("snapshots")).hasSize(1);
    }

    @Test
    void aWrongPasswordTakesNothing() throws IOException {
        Files.writeString(stage.password(), "hunter2");

        assertThatThrownBy(() -> new SnapshotStep(bench).run(new SnapshotRequested(PLAN, run(1))))
                .hasMessageNotContaining("hunter2");
        assertThat(files("snapshots")).isEmpty();
        assertThat(files("receipts")).isEmpty();
    }

    @Test
    void aRestoreAskedForTwiceFindsEverythingUnchangedTheSecondTime() {
        runs.take(run(1), java.util.Map.of("namespaces/default/configmaps.core/prices.json", """
                {"apiVersion":"v1","data":{"tea":"3"},"kind":"ConfigMap","metadata":{"name":"prices","namespace":"default"}}"""));
        stage.write("restore.yaml", """
                apiVersion: holdfast.dev/v1
                kind: Restore
                metadata: {name: monday, namespace: holdfast-system}
                spec: {plan: shop, location: first, snapshot: latest, existing: Update, target: {inCluster: true}}
                """);
        RestoreRequested request = new RestoreRequested(PLAN, "holdfast-system", "monday", "uid-1");

        RestoreCompleted first = new RestoreStep(bench).run(request);
        RestoreCompleted again = new RestoreStep(bench).run(request);

        assertThat(first.restored()).isEqualTo(1);
        assertThat(again.restored()).isZero();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void aSnapshotThatIsNotThereOrNotToldApartIsRefused() {
        runs.take(run(1), "a");
        var plan = bench.resources().plan(Stage.PLAN);
        var first = plan.copies().getFirst().location();

        assertThatThrownBy(() -> new SnapshotOpener(bench).open(plan, first, SnapshotChoice.parse("ffffffff")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.NOT_FOUND);
                    assertThat(failure).hasMessageContaining("begins with ffffffff");
                });
    }

    private List<String> files(String below) {
        return stage.contents().keySet().stream()
                .filter(file -> file.startsWith("first/") && file.contains("/" + below + "/"))
                .toList();
    }
}
