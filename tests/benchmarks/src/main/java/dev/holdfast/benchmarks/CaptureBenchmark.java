package dev.holdfast.benchmarks;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.generator.ObjectFill;
import dev.holdfast.lab.generator.ObjectGenerator;
import dev.holdfast.steps.restore.SnapshotOpener;
import dev.holdfast.steps.snapshot.SnapshotStep;
import java.nio.file.Path;

/**
 * Captures a real control plane full of objects into a local copy: in a warm process and as a cold one, the first time and again with
 * nothing changed, against {@link RawReader} in the same rounds. Then compares what was stored with {@code tar | zstd -3}.
 */
public final class CaptureBenchmark {
    /** 0.3 of what Velero 1.18.3 took for 20,000 such objects on 2 processors, with the best of its flags: 7.0 s. */
    private static final double COLD_TARGET_FOR_EACH_OBJECT = 0.3 * 7.0 / 20_000;

    private static final int WARM_UP = 3;

    private final Path folder;
    private final LabCluster cluster;
    private final RawReader raw;
    private int installations;

    private CaptureBenchmark(Path folder, LabCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
        this.raw = RawReader.of(cluster.kubeconfig());
    }

    /** @param arguments how many objects (20000) and how many rounds (5) */
    public static void main(String... arguments) throws Exception {
        int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        var folder = Folders.temporary();
        try (var cluster = LabCluster.start(System.getenv())) {
            Report.progress("filling a control plane with " + objects + " objects");
            ObjectFill.fill(cluster.kubeconfig(), ObjectGenerator.of(objects), done -> {});
            var benchmark = new CaptureBenchmark(folder, cluster);
            Report.head("Capture of " + objects + " objects");
            benchmark.compareStoredBytes();
            benchmark.measure(rounds).print(objects * COLD_TARGET_FOR_EACH_OBJECT);
        } finally {
            Folders.delete(folder);
        }
    }

    private CaptureFigures measure(int rounds) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            Report.progress("warming up, " + (i + 1) + " of " + WARM_UP);
            round(new CaptureFigures());
        }
        var figures = new CaptureFigures();
        for (int i = 0; i < rounds; i++) {
            Report.progress("round " + (i + 1) + " of " + rounds);
            round(figures);
            cold(figures);
        }
        return figures;
    }

    private void round(CaptureFigures figures) throws Exception {
        var installation = install();
        long empty = Folders.bytes(installation.repository());
        figures.raw(readRaw());
        double first = capture(installation);
        long captured = Folders.bytes(installation.repository());
        figures.raw(readRaw());
        figures.warm(first, capture(installation));
        figures.stored(empty, captured, Folders.bytes(installation.repository()));
        Folders.delete(installation.folder());
    }

    private void cold(CaptureFigures figures) throws Exception {
        var installation = install();
        var first = installation.holdfast("snapshot");
        figures.cold(first, installation.holdfast("snapshot"));
        Folders.delete(installation.folder());
    }

    private void compareStoredBytes() throws Exception {
        var installation = install();
        long empty = Folders.bytes(installation.repository());
        capture(installation);
        long stored = Folders.bytes(installation.repository()) - empty;
        try (var snapshot = new SnapshotOpener(installation.bench())
                        .open(installation.plan(), installation.first(), new SnapshotChoice.Latest());
                var tarball = new Tarball()) {
            var objects = snapshot.objects();
            objects.paths("").forEach(path -> tarball.add(path.value(), objects.read(path)));
            long compressed = tarball.size();
            Report.line("JSON of the objects " + tarball.content() + " bytes, tar | zstd -3 " + compressed
                    + " bytes, stored " + stored + " bytes");
            Report.atMost("stored, times tar | zstd -3", (double) stored / compressed, 1.5);
        }
        Folders.delete(installation.folder());
    }

    private Installation install() throws Exception {
        var installation = Installation.in(folder.resolve("installation-" + installations++));
        Folders.settle();
        return installation.with(cluster.kubeconfigFile());
    }

    private double readRaw() throws Exception {
        var watch = Stopwatch.start();
        raw.read();
        return watch.seconds();
    }

    /** As the function does when an event comes, and as the command line does; but neither starts here. */
    static double capture(Installation installation) {
        var bench = installation.bench();
        var run = RunId.onDemand(bench.clock().instant(), bench.random());
        var watch = Stopwatch.start();
        new SnapshotStep(bench).run(new SnapshotRequested(Installation.PLAN.toString(), run.value()));
        return watch.seconds();
    }
}
