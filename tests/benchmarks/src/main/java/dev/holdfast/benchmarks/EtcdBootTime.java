package dev.holdfast.benchmarks;

import dev.holdfast.domain.RunId;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.generator.ObjectFill;
import dev.holdfast.lab.generator.ObjectGenerator;
import dev.holdfast.lab.process.LoopbackPort;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.boot.EtcdTest;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdStep;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.steps.secret.Secrets;
import dev.holdfast.steps.snapshot.SnapshotStep;
import dev.holdfast.throwaway.EtcdSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A real control plane full of objects: its etcd is captured with them, and booted from the copy; how long each part takes. */
final class EtcdBootTime {
    private static final RunId RUN = new RunId("20261122-000000-be0001");

    private EtcdBootTime() {}

    static void measure(Path folder, int objects) throws Exception {
        int port = LoopbackPort.free();
        Installation installation = Installation.in(folder.resolve("boot"));
        installation.writePlan(List.of("folder"), "etcd: {endpoints: [\"http://127.0.0.1:" + port + "\"]}");
        try (LabCluster cluster = LabCluster.start(
                System.getenv(),
                settings -> settings.with(EtcdSettings.alsoAt(new EtcdSettings.Ports(port, LoopbackPort.free()))))) {
            Report.progress("filling a control plane with " + objects + " objects");
            ObjectFill.fill(cluster.kubeconfig(), ObjectGenerator.of(objects), done -> {});
            installation.with(cluster.kubeconfigFile());
            Report.head("Boot of the etcd of " + objects + " objects");
            Workbench bench = installation.bench();
            new EtcdStep(bench).run(installation.plan(), RUN);
            new SnapshotStep(bench).run(new SnapshotRequested(Installation.PLAN.toString(), RUN.value()));
        }
        for (int round = 1; round <= 3; round++) {
            test(installation, round);
        }
    }

    private static void test(Installation installation, int round) {
        Workbench bench = installation.bench();
        try (Copy copy = installation.openFirst();
                var password = new Secrets(bench.environment()).password(installation.plan())) {
            Repository repository = Repository.open(copy.store(), password, OpenSettings.of(bench.random()));
            ReceiptBook book = ReceiptBook.read(copy, installation.plan());
            ReceiptBook.Entry objects = book.find(RUN, Member.OBJECTS).orElseThrow();
            ReceiptBook.Entry etcd = book.find(RUN, Member.ETCD).orElseThrow();
            var watch = new dev.holdfast.steps.Stopwatch(Clock.systemUTC());
            var outcome = new EtcdTest(bench, installation.plan(), watch)
                    .run(
                            repository,
                            etcd,
                            new RepositoryObjects(
                                    repository.tree(objects.snapshot().orElseThrow())));
            Report.line("round " + round + ": database of "
                    + etcd.receipt().contents().counts().getOrDefault("bytes", 0L) / (1 << 20) + " MiB, "
                    + watch.phases() + ", "
                    + outcome.findings().map(found -> found.counts() + "").orElse("")
                    + outcome.failures());
        }
    }
}
