package dev.holdfast.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.kubernetes.restore.RestoreOptions;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.generator.ObjectFill;
import dev.holdfast.lab.generator.ObjectGenerator;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.restore.Restoration;
import dev.holdfast.steps.restore.SnapshotOpener;
import java.util.List;
import java.util.Optional;

/**
 * Restores a snapshot of many objects from a local copy into a fresh control plane, in a warm process and as {@code holdfast restore};
 * against {@link RawCreator}, which sends the same objects into another fresh one, from the same warm process.
 */
public final class RestoreBenchmark {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final RawCreator raw;
    private final Series rawRate = new Series("raw creator, objects/s");
    private final Series warmRate = new Series("warm, objects/s");
    private final Series rate = new Series("holdfast restore, objects/s");
    private final Series cpu = new Series("holdfast restore, CPU seconds");
    private final Series peak = new Series("holdfast restore, peak MiB");

    private RestoreBenchmark(Installation installation, RawCreator raw) {
        this.installation = installation;
        this.raw = raw;
    }

    /** @param arguments how many objects (20000) and how many rounds (3) */
    public static void main(String... arguments) throws Exception {
        int objects = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var folder = Folders.temporary();
        try {
            var installation = Installation.in(folder.resolve("installation"));
            fillAndCapture(installation, objects);
            Report.head("Restore of " + objects + " objects");
            new RestoreBenchmark(installation, readRaw(installation)).measure(rounds);
        } finally {
            Folders.delete(folder);
        }
    }

    private static void fillAndCapture(Installation installation, int objects) {
        try (var source = LabCluster.start(System.getenv())) {
            Report.progress("filling a control plane with " + objects + " objects");
            ObjectFill.fill(source.kubeconfig(), ObjectGenerator.of(objects), done -> {});
            CaptureBenchmark.capture(installation.with(source.kubeconfigFile()));
        }
    }

    private static RawCreator readRaw(Installation installation) throws Exception {
        try (var snapshot = new SnapshotOpener(installation.bench())
                .open(installation.plan(), installation.first(), new SnapshotChoice.Latest())) {
            return new RawCreator(snapshot.objects());
        }
    }

    private void measure(int rounds) throws Exception {
        Report.progress("warming up");
        warm();
        for (int i = 0; i < rounds; i++) {
            Report.progress("round " + (i + 1) + " of " + rounds);
            rawRate.add(raw());
            warmRate.add(warm());
            restore();
        }
        List.of(rawRate, warmRate, rate, cpu, peak).forEach(Report::line);
        Report.atLeast("warm, times the raw creator's", warmRate.median() / rawRate.median(), 0.8);
        Report.atLeast("holdfast restore, times the raw creator's", rate.median() / rawRate.median(), 0.8);
        Report.atLeast("holdfast restore, times Velero's 52 objects/s", rate.median() / 52, 5);
    }

    private double raw() throws Exception {
        try (var target = LabCluster.start(System.getenv())) {
            Folders.settle();
            var watch = Stopwatch.start();
            raw.create(target.kubeconfig());
            return raw.count() / watch.seconds();
        }
    }

    /** As the function does when an event comes, and as the command line does; but neither starts here. */
    private double warm() throws Exception {
        try (var target = LabCluster.start(System.getenv())) {
            var bench = installation.with(target.kubeconfigFile()).bench();
            Folders.settle();
            var watch = Stopwatch.start();
            long created = restoreWarm(bench);
            double seconds = watch.seconds();
            require(created, "in a warm process");
            return created / seconds;
        }
    }

    private long restoreWarm(Workbench bench) {
        try (var snapshot = new SnapshotOpener(bench)
                        .open(installation.plan(), installation.first(), new SnapshotChoice.Latest());
                var server = new Clusters(bench.environment()).own()) {
            var everything =
                    new Scope(List.of(), Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.ALL);
            return Restoration.plan(RestoreOptions.production(everything), snapshot, server)
                    .perform(bench.progress())
                    .counts()
                    .created();
        }
    }

    private void restore() throws Exception {
        try (var target = LabCluster.start(System.getenv())) {
            Folders.settle();
            var process = installation.with(target.kubeconfigFile()).holdfast("restore", "--output", "json");
            int created = JSON.readTree(process.output()).at("/counts/created").asInt();
            require(created, process.output());
            rate.add(created / process.wall());
            cpu.add(process.cpu());
            peak.add(process.peakMebibytes());
        }
    }

    private void require(long created, String output) {
        if (created < raw.count()) {
            throw new IllegalStateException("Of " + raw.count() + " objects " + created + " were created:\n"
                    + output.substring(0, Math.min(2000, output.length())));
        }
    }
}
