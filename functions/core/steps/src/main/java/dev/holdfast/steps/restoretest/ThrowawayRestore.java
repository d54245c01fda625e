package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.TestConditions.KubernetesVersions;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.compare.ClusterComparison;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.restore.RestoreOptions;
import dev.holdfast.kubernetes.restore.RestorePlan;
import dev.holdfast.kubernetes.restore.RestorePlanner;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.kubernetes.restore.RestoredExpectations;
import dev.holdfast.kubernetes.restore.Restorer;
import dev.holdfast.steps.Stopwatch;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.boot.TestPrograms;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.throwaway.ControlPlaneException;
import dev.holdfast.throwaway.ControlPlaneSettings;
import dev.holdfast.throwaway.ThrowawayControlPlane;
import java.util.concurrent.atomic.LongAdder;

/** Level 2 of a proof: a Kubernetes API server of its own takes every object of a snapshot and gives back the same. */
final class ThrowawayRestore {
    private final Workbench bench;
    private final BackupPlan plan;
    private final Stopwatch watch;

    ThrowawayRestore(Workbench bench, BackupPlan plan, Stopwatch watch) {
        this.bench = bench;
        this.plan = plan;
        this.watch = watch;
    }

    TestFindings of(RepositoryObjects objects) {
        if (plan.proof().level() == ProofLevel.STORED) {
            return TestFindings.stored(objects);
        }
        CaptureManifest manifest = objects.manifest();
        ControlPlaneSettings settings = ControlPlaneSettings.of(new TestPrograms(bench).binaries());
        try (ThrowawayControlPlane plane = watch.time("control plane", () -> ThrowawayControlPlane.start(settings));
                ApiServer target = Clusters.retrying(ClusterAccess.kubeconfigText(plane.kubeconfig()))) {
            String version = "v" + plane.version();
            VersionRelation relation = VersionRelation.of(manifest.serverVersion(), version);
            ComparisonReport report = restoreAndCompare(objects, target, relation);
            return new ReportReading(plan, objects)
                    .findings(report, new KubernetesVersions(manifest.serverVersion(), version));
        } catch (ControlPlaneException e) {
            throw new Failure(FailureKind.UNREACHABLE, e.getMessage(), e);
        }
    }

    private ComparisonReport restoreAndCompare(RepositoryObjects objects, ApiServer target, VersionRelation relation) {
        RestorePlan restore =
                watch.time("plan", () -> new RestorePlanner(target, relation).plan(objects, RestoreOptions.faithful()));
        LongAdder settled = new LongAdder();
        int total = restore.objects().size();
        RestoreResult result = watch.time(
                "restore",
                () -> new Restorer(target).perform(restore, objects, (_, _) -> {
                    settled.increment();
                    bench.progress().report("restored " + settled.sum() + " of " + total + " objects");
                }));
        bench.progress().report("comparing " + total + " objects");
        return watch.time(
                "compare",
                () -> new ClusterComparison(target, StatusPolicy.KEPT, relation)
                        .run(new RestoredExpectations(restore, result, objects)));
    }
}
