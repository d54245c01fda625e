package dev.holdfast.benchmarks;

import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.chunk.FixedChunker;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.PendingSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.secret.Secrets;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same snapshots of etcd in one repository for each size of chunks: what each adds, and how long it takes. */
final class ChunkSizes {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);
    private static final int SEGMENT = 64 << 20;

    private final List<Integer> sizes;
    private final List<Installation> installations = new ArrayList<>();

    /** @param sizes in bytes */
    ChunkSizes(Path folder, List<Integer> sizes) throws Exception {
        this.sizes = List.copyOf(sizes);
        for (int size : sizes) {
            installations.add(Installation.in(folder.resolve("chunks-" + size)));
        }
    }

    /** Stores a snapshot in each, and prints a line for each; what the first of them added, in per cent of the database. */
    double store(String what, Path snapshot) throws IOException {
        double whole = Files.size(snapshot);
        double ofTheFirst = 0;
        for (int i = 0; i < sizes.size(); i++) {
            Installation installation = installations.get(i);
            long before = Folders.bytes(installation.repository());
            var watch = Stopwatch.start();
            long raw = write(installation, snapshot, sizes.get(i));
            double took = watch.seconds();
            long added = Folders.bytes(installation.repository()) - before;
            Report.line(String.format(
                    Locale.ROOT,
                    "%-34s chunks of %2d KiB: stored %8.1f MiB (%5.2f %% of the database), new bytes %8.1f MiB, %5.1f s",
                    what,
                    sizes.get(i) >> 10,
                    added / 1048576.0,
                    100 * added / whole,
                    raw / 1048576.0,
                    took));
            ofTheFirst = i == 0 ? 100 * added / whole : ofTheFirst;
        }
        return ofTheFirst;
    }

    /** Answers with the bytes that the writer counts as new. */
    private static long write(Installation installation, Path snapshot, int size) throws IOException {
        var bench = installation.bench();
        try (Copy copy = installation.openFirst();
                var password = new Secrets(bench.environment()).password(installation.plan());
                InputStream whole = new BufferedInputStream(Files.newInputStream(snapshot), 1 << 20)) {
            Repository repository = Repository.open(copy.store(), password, OpenSettings.of(bench.random()));
            var request = SnapshotRequest.of(ConfigFile.read(copy).serverTime(), "bench", "/etcd");
            List<PendingSnapshot> written = new ArrayList<>();
            try (var writer = repository.newSnapshot(request)) {
                long left = Files.size(snapshot);
                for (int segment = 0; left > 0; segment++, left -= SEGMENT) {
                    TreePath path = TreePath.of("etcd/database/%05d/segment".formatted(segment));
                    writer.file(path, new Part(whole, Math.min(left, SEGMENT)), FILE, new FixedChunker(size));
                }
                writer.commit(written::add);
            }
            return written.getFirst().counts().storedBytes();
        }
    }

    /** The next bytes of a stream, which stays open. */
    private static final class Part extends FilterInputStream {
        private long left;

        private Part(InputStream whole, long left) {
            super(whole);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public void close() {
            // The next part follows.
        }
    }
}
