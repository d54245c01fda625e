package dev.holdfast.benchmarks;

import dev.holdfast.lab.minio.MinioBinary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replicates a repository from a local folder to a bucket that locks, with every byte hashed, as {@code holdfast replicate}; against
 * {@code rclone copy} with 16 transfers from the same folder. Both are fresh processes, and each gets a fresh server and bucket.
 */
public final class ReplicationBenchmark {
    private static final double MEBIBYTE = 1 << 20;

    private final Path folder;
    private final Path minio;
    private final String rclone;
    private final Installation installation;
    private final Side ours = new Side("holdfast replicate");
    private final Side theirs = new Side("rclone, 16 transfers");
    private int buckets;

    private ReplicationBenchmark(Path folder, Path minio, String rclone, Installation installation) {
        this.folder = folder;
        this.minio = minio;
        this.rclone = rclone;
        this.installation = installation;
    }

    /** One of the two, over all rounds. */
    private record Side(Series throughput, Series cpu, Series peak) {
        Side(String name) {
            this(new Series(name + ", MiB/s"), new Series(name + ", CPU seconds"), new Series(name + ", peak MiB"));
        }

        void add(MeasuredProcess process, long bytes) {
            throughput.add(bytes / MEBIBYTE / process.wall());
            cpu.add(process.cpu());
            peak.add(process.peakMebibytes());
        }

        void print() {
            List.of(throughput, cpu, peak).forEach(Report::line);
        }
    }

    /** @param arguments how many MiB (2048), how many rounds (3) and where rclone is (on the PATH) */
    public static void main(String... arguments) throws Exception {
        long mebibytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2048;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        var rclone = arguments.length > 2 ? arguments[2] : "rclone";
        var minio = new MinioBinary(System.getenv(), Report::progress).find();
        var folder = Folders.temporary();
        try {
            Report.progress("writing a repository of " + mebibytes + " MiB");
            var installation = Installation.in(folder.resolve("installation"));
            GeneratedRepository.fill(installation, mebibytes << 20);
            Report.head("Replication of " + mebibytes + " MiB");
            new ReplicationBenchmark(folder, minio, rclone, installation).measure(rounds);
        } finally {
            Folders.delete(folder);
        }
    }

    private void measure(int rounds) throws Exception {
        for (int i = 0; i < rounds; i++) {
            Report.progress("round " + (i + 1) + " of " + rounds);
            theirs();
            ours();
        }
        ours.print();
        theirs.print();
        Report.atLeast("throughput, times rclone's", ours.throughput.median() / theirs.throughput.median(), 0.9);
        Report.atMost("largest peak MiB", ours.peak.largest(), 256);
    }

    private void ours() throws Exception {
        try (var bucket = newBucket()) {
            bucket.joinPlan(installation);
            ours.add(installation.holdfast("replicate"), arrived(bucket));
        }
    }

    private void theirs() throws Exception {
        try (var bucket = newBucket()) {
            Map<String, String> environment = new HashMap<>(bucket.forRclone());
            environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
            var command = List.of(
                    rclone,
                    "copy",
                    "--transfers",
                    "16",
                    installation.repository().toString(),
                    ":s3:" + LockedBucket.NAME + "/" + Installation.PLAN);
            theirs.add(MeasuredProcess.run(command, environment, folder), arrived(bucket));
        }
    }

    private LockedBucket newBucket() throws IOException, InterruptedException {
        return LockedBucket.start(minio, folder.resolve("minio-" + buckets++));
    }

    /** Bytes of the repository, after a look whether they all came. */
    private long arrived(LockedBucket bucket) throws IOException {
        long bytes = Folders.bytes(installation.repository());
        if (bucket.bytes() < bytes) {
            throw new IllegalStateException(
                    "Of " + bytes + " bytes only " + bucket.bytes() + " lie in the bucket: this round shows nothing");
        }
        return bytes;
    }
}
