package dev.holdfast.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code holdfast etcd snapshot}, which hashes, checks, deduplicates, compresses, encrypts and stores, against {@code etcdctl snapshot save}
 * followed by {@code zstd -3}: fresh processes, in turn.
 */
final class EtcdSpeed {
    private static final double MEBIBYTE = 1 << 20;

    private final Path folder;
    private final FilledEtcd etcd;
    private final SavedSnapshot saved;
    private final Series ours = new Series("holdfast etcd snapshot, MiB/s");
    private final Series oursCpu = new Series("holdfast etcd snapshot, CPU seconds");
    private final Series oursPeak = new Series("holdfast etcd snapshot, peak MiB");
    private final Series theirs = new Series("etcdctl snapshot save, zstd -3, MiB/s");
    private final Series theirsCpu = new Series("etcdctl snapshot save, zstd -3, CPU seconds");

    EtcdSpeed(Path folder, FilledEtcd etcd, SavedSnapshot saved) {
        this.folder = folder;
        this.etcd = etcd;
        this.saved = saved;
    }

    void measure(int rounds) throws Exception {
        for (int round = 0; round < rounds; round++) {
            Report.progress("round " + (round + 1) + " of " + rounds);
            MeasuredProcess process = saved.saveAndCompress();
            double size = Files.size(saved.file()) / MEBIBYTE;
            theirs.add(size / process.wall());
            theirsCpu.add(process.cpu());
            Report.line("the snapshot has " + Series.shown(size) + " MiB, packed by zstd -3 "
                    + Series.shown(Files.size(saved.compressed()) / MEBIBYTE));
            Files.delete(saved.file());
            Files.delete(saved.compressed());
            Folders.settle();
            own("speed-" + round, size);
            Folders.settle();
        }
        List.of(ours, oursCpu, oursPeak, theirs, theirsCpu).forEach(Report::line);
        Report.atLeast("throughput, times etcdctl's and zstd's", ours.median() / theirs.median(), 0.95);
        Report.atMost("largest peak MiB", oursPeak.largest(), 256);
    }

    private void own(String name, double size) throws Exception {
        Installation installation = Installation.in(folder.resolve(name));
        installation.writePlan(List.of("folder"), "etcd: {endpoints: [\"" + etcd.endpoint() + "\"]}");
        MeasuredProcess own = installation.holdfast("etcd", "snapshot");
        ours.add(size / own.wall());
        oursCpu.add(own.cpu());
        oursPeak.add(own.peakMebibytes());
        Folders.delete(installation.folder());
    }
}
