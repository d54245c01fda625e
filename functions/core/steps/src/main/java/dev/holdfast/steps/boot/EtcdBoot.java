package dev.holdfast.steps.boot;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.etcd.restore.DataDirectory;
import dev.holdfast.etcd.restore.RestoredMember;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.api.RetryingApiServer;
import dev.holdfast.kubernetes.capture.Capture;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.capture.CaptureScope;
import dev.holdfast.kubernetes.capture.CaptureSettings;
import dev.holdfast.kubernetes.compare.PairComparison;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.etcd.EtcdRestoration;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.throwaway.ControlPlaneSettings;
import dev.holdfast.throwaway.EtcdSettings;
import dev.holdfast.throwaway.ThrowawayControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Boots a snapshot of etcd: an etcd and an API server of our own come up on it, as they would after a real restore. */
final class EtcdBoot {
    /** Where the database goes: as large as two of it, so on a disk, and not in memory. */
    private static final String SCRATCH = "HOLDFAST_SCRATCH";
    /** A large database takes its time to be read. */
    private static final Duration START = Duration.ofMinutes(3);
    /** Nothing else burdens it: what it says it means. */
    private static final RetryingApiServer.Settings HARDLY =
            new RetryingApiServer.Settings(2, Duration.ofMillis(100), Duration.ofSeconds(1));

    private static final RestoredMember MEMBER = new RestoredMember("throwaway", "http://127.0.0.1:2380");

    private final Workbench bench;
    private final BackupPlan plan;
    private final TestPrograms programs;
    private final AtomicLong revision = new AtomicLong();
    private final AtomicReference<String> keyRemark = new AtomicReference<>("");

    EtcdBoot(Workbench bench, BackupPlan plan, TestPrograms programs) {
        this.bench = bench;
        this.plan = plan;
        this.programs = programs;
    }

    /** Writes, checks and boots the database; when this returns, an API server serves what is in it. */
    ThrowawayControlPlane boot(SnapshotTree tree) {
        Path etcdutl = programs.etcdutl();
        Path scratch = Path.of(bench.environment().getOrDefault(SCRATCH, System.getProperty("java.io.tmpdir")));
        return ThrowawayControlPlane.start(ControlPlaneSettings.of(programs.binaries())
                .withDataRoot(scratch)
                .withStartTimeout(START)
                .with(EtcdSettings.on((folder, directory) -> {
                    EtcdRestoration restoration = new EtcdRestoration(tree, folder.resolve("snapshot"));
                    revision.set(restoration.write().database().revision());
                    Files.move(restoration.dataDirectory(etcdutl, directoryOf(restoration)), directory);
                    Files.delete(restoration.file());
                    return keys(restoration, folder.resolve("snapshot").resolve("escrow"));
                })));
    }

    private static DataDirectory directoryOf(EtcdRestoration restoration) {
        return new DataDirectory(restoration.file(), MEMBER, List.of(MEMBER), "holdfast-throwaway");
    }

    private List<String> keys(EtcdRestoration restoration, Path escrow) throws IOException {
        EncryptionKeys keys = EncryptionKeys.among(
                restoration.escrow().stream().map(escrow::resolve).toList());
        keyRemark.set(keys.remark());
        return keys.arguments();
    }

    /** The newest revision of the database, once it was written. */
    long revision() {
        return revision.get();
    }

    /** Reads everything back, and holds it against what was captured. */
    BootReport compare(ThrowawayControlPlane plane, RepositoryObjects captured) {
        CaptureManifest manifest = captured.manifest();
        StoredStates stored = new StoredStates(captured, manifest);
        VersionRelation relation = VersionRelation.of(manifest.serverVersion(), "v" + plane.version());
        BootedObjects booted =
                new BootedObjects(stored, captured, new PairComparison(StatusPolicy.KEPT, relation), revision());
        try (ApiServer server = new RetryingApiServer(
                ClusterAccess.kubeconfigText(plane.kubeconfig()).connect(),
                HARDLY,
                RetryingApiServer.Pause.SLEEP,
                new SplittableRandom())) {
            CaptureManifest found = Capture.run(
                            server,
                            CaptureScope.of(plan.ref(), plan.scope()),
                            booted,
                            CaptureSettings.STANDARD.within(plan.runDeadline()),
                            bench.clock())
                    .manifest();
            BootReport report = new BootReport(plan.proof(), keyRemark.get());
            report.add(stored, booted, found);
            return report;
        }
    }
}
