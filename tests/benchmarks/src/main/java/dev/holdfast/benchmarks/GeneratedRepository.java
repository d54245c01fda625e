package dev.holdfast.benchmarks;

import dev.holdfast.domain.RunId;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.PendingSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.secret.Secrets;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fills the first copy of an installation with files of all sizes that nothing compresses, through the product's own writer. */
final class GeneratedRepository {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);
    private static final int SMALLEST = 1 << 10;
    private static final int DOUBLINGS = 16; // to 64 MiB

    private GeneratedRepository() {}

    /** @param bytes of all files together */
    static void fill(Installation installation, long bytes) throws IOException {
        var bench = installation.bench();
        var secrets = new Secrets(bench.environment());
        try (var copy = installation.openFirst();
                var password = secrets.password(installation.plan())) {
            var repository = Repository.open(copy.store(), password, OpenSettings.of(bench.random()));
            var now = ConfigFile.read(copy).serverTime();
            try (var writer = repository.newSnapshot(SnapshotRequest.of(now, "bench", "/" + Installation.PLAN))) {
                writeFiles(writer, bytes);
                var run = RunId.onDemand(bench.clock().instant(), bench.random());
                var signer = secrets.signer(Secrets.Purpose.RECEIPTS, installation.plan());
                writer.commit(pending -> Receipts.write(copy.store(), signer, receipt(copy, run, pending)));
            }
        }
    }

    private static void writeFiles(SnapshotWriter writer, long bytes) throws IOException {
        var random = new SplittableRandom(20_000);
        int count = 0;
        for (long left = bytes; left > 0; count++) {
            long size = Math.min(left, (long) SMALLEST << random.nextInt(DOUBLINGS + 1));
            var path = TreePath.of("files/" + count % 100 + "/" + count);
            writer.file(path, new RandomFile(random, size), FILE);
            left -= size;
        }
    }

    private static Receipt receipt(Copy copy, RunId run, PendingSnapshot pending) {
        return new Receipt(
                new Receipt.Origin(Installation.PLAN, run, Member.OBJECTS, "bench"),
                new Receipt.Commit(ConfigFile.read(copy).serverTime(), "benchmark"),
                new Receipt.Needs(
                        pending.configDigest(), Optional.of(pending.id()), pending.indexes(), pending.packs()),
                new Receipt.Contents(List.of(Member.OBJECTS), new TreeMap<>(), new TreeMap<>()),
                Outcome.COMPLETE);
    }
}
