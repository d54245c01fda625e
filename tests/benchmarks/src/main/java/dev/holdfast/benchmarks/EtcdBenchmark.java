package dev.holdfast.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes snapshots of a full etcd: by {@code holdfast etcd snapshot}, which hashes, checks, deduplicates, compresses, encrypts and
 * stores, and by {@code etcdctl snapshot save} followed by {@code zstd -3}. Then changes a part of the keys, and again, and counts what each
 * round adds to repositories of several sizes of chunks.
 */
public final class EtcdBenchmark {
    private static final double MEBIBYTE = 1 << 20;
    private static final int PERCENT = 100;

    private final Path folder;
    private final FilledEtcd etcd;
    private final String etcdctl;
    private final Series ours = new Series("holdfast etcd snapshot, MiB/s");
    private final Series oursCpu = new Series("holdfast etcd snapshot, CPU seconds");
    private final Series oursPeak = new Series("holdfast etcd snapshot, peak MiB");
    private final Series theirs = new Series("etcdctl snapshot save, zstd -3, MiB/s");
    private final Series theirsCpu = new Series("etcdctl snapshot save, zstd -3, CPU seconds");

    private EtcdBenchmark(Path folder, FilledEtcd etcd, String etcdctl) {
        this.folder = folder;
        this.etcd = etcd;
        this.etcdctl = etcdctl;
    }

    /** @param arguments how many MiB (2048), how many rounds (3; 0 measures no speed), how many rounds of churn of each kind (3), where etcdctl is (on the PATH) */
    public static void main(String... arguments) throws Exception {
        long mebibytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2048;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int churns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        String etcdctl = arguments.length > 3 ? arguments[3] : "etcdctl";
        Path folder = Folders.temporary();
        Report.progress("filling etcd with " + mebibytes + " MiB");
        try (FilledEtcd etcd = FilledEtcd.of(folder.resolve("etcd"), mebibytes << 20)) {
            Report.head("Snapshots of an etcd of " + mebibytes + " MiB in " + etcd.keys() + " keys");
            EtcdBenchmark benchmark = new EtcdBenchmark(folder, etcd, etcdctl);
            if (rounds > 0) {
                benchmark.speed(rounds);
            }
            benchmark.churn(churns);
        } finally {
            Folders.delete(folder);
        }
    }

    private void speed(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Report.progress("round " + (round + 1) + " of " + rounds);
            Path file = folder.resolve("snapshot.db");
            MeasuredProcess process = etcdctl(file, "&& exec zstd -q -3 -f \"$2\" -o \"$2.zst\"");
            double size = Files.size(file) / MEBIBYTE;
            theirs.add(size / process.wall());
            theirsCpu.add(process.cpu());
            Files.delete(file);
            Files.delete(folder.resolve("snapshot.db.zst"));
            Folders.settle();
            MeasuredProcess own = installation("speed-" + round).holdfast("etcd", "snapshot");
            ours.add(size / own.wall());
            oursCpu.add(own.cpu());
            oursPeak.add(own.peakMebibytes());
            Folders.delete(folder.resolve("speed-" + round));
            Folders.settle();
        }
        List.of(ours, oursCpu, oursPeak, theirs, theirsCpu).forEach(Report::line);
        Report.atLeast("throughput, times etcdctl's and zstd's", ours.median() / theirs.median(), 0.95);
        Report.atMost("largest peak MiB", oursPeak.largest(), 256);
    }

    private Installation installation(String name) throws Exception {
        Installation installation = Installation.in(folder.resolve(name));
        installation.writePlan(List.of("folder"), "etcd: {endpoints: [\"" + etcd.endpoint() + "\"]}");
        return installation;
    }

    /** A fresh process that saves a snapshot, and goes on as told. */
    private MeasuredProcess etcdctl(Path file, String andThen) throws Exception {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        String line = "\"$0\" --endpoints=\"$1\" --command-timeout=10m snapshot save \"$2\" >/dev/null 2>&1 " + andThen;
        return MeasuredProcess.run(
                List.of("/bin/sh", "-c", line, etcdctl, etcd.endpoint(), file.toString()), environment, folder);
    }

    private void churn(int rounds) throws Exception {
        ChunkSizes sizes = new ChunkSizes(folder);
        int some = Math.max(1, etcd.keys() / PERCENT);
        store(sizes, "first");
        for (int round = 1; round <= rounds; round++) {
            etcd.rewriteAnywhere(some);
            store(sizes, "1 % of the keys anywhere, " + round);
        }
        for (int round = 1; round <= rounds; round++) {
            etcd.rewriteTogether(some);
            store(sizes, "1 % of the keys in one place, " + round);
        }
        store(sizes, "nothing changed");
        etcd.api().defragment();
        store(sizes, "after defragmentation");
    }

    private void store(ChunkSizes sizes, String what) throws Exception {
        Path file = folder.resolve("churn.db");
        etcdctl(file, "");
        sizes.store(what, file);
        Files.delete(file);
    }
}
