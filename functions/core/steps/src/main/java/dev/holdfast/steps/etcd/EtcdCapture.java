package dev.holdfast.steps.etcd;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.snapshot.CheckedSnapshot;
import dev.holdfast.etcd.snapshot.EtcdCluster;
import dev.holdfast.etcd.snapshot.Source;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.write.PendingSnapshot;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.steps.Version;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.MemberRequest;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.secret.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** One snapshot of etcd: from the best member through checks and the repository's writer to receipt and snapshot file. */
final class EtcdCapture {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);
    private static final int LONGEST_REMARK = 300;

    private final Workbench bench;
    private final BackupPlan plan;
    private final EtcdPlan etcd;
    private final RunId run;
    private final StatementSigner signer;

    EtcdCapture(Workbench bench, BackupPlan plan, EtcdPlan etcd, RunId run) {
        this.bench = bench;
        this.plan = plan;
        this.etcd = etcd;
        this.run = run;
        // Here, not at the end: a run that nobody can sign for is not begun.
        this.signer = new Secrets(bench.environment()).signer(Secrets.Purpose.RECEIPTS, plan);
    }

    /** Takes it from the first member that gives it whole, commits, and answers with the receipt. */
    ReceiptBook.Entry into(Repository repository, Copy copy, ReceiptBook book, Instant serverTime) {
        try (EtcdCluster cluster = new EtcdDoor(bench).open(plan, etcd)) {
            List<Source> sources = cluster.sources();
            for (Source source : sources.subList(0, sources.size() - 1)) {
                try {
                    return from(cluster, source, repository, copy, new Begin(book, serverTime));
                } catch (EtcdException.Unreachable | EtcdException.BrokenStream | EtcdException.Unhealthy e) {
                    bench.progress().report("the next member: " + e.getMessage());
                }
            }
            return from(cluster, sources.getLast(), repository, copy, new Begin(book, serverTime));
        }
    }

    private record Begin(ReceiptBook book, Instant serverTime) {}

    private ReceiptBook.Entry from(EtcdCluster cluster, Source source, Repository repository, Copy copy, Begin begin) {
        MemberRequest request = new MemberRequest(plan, run, Member.ETCD);
        try (SnapshotWriter writer = repository.newSnapshot(request.of(copy, begin.book, begin.serverTime));
                CheckedSnapshot snapshot = cluster.snapshot(source, plan.runDeadline())) {
            DatabaseFiles.write(snapshot, writer);
            VerifiedSnapshot verified = snapshot.verified();
            Escrow escrow = Escrow.take(etcd.escrow(), verified.database().encrypted(), writer);
            writer.file(EtcdFacts.path(), EtcdFacts.json(source, verified, escrow.kept(), kubernetes()), FILE);
            AtomicReference<ReceiptBook.Entry> written = new AtomicReference<>();
            SortedMap<String, Long> counts = counts(cluster, verified);
            writer.commit(pending -> written.set(receipt(copy, pending, counts, leftOut(source, escrow))));
            return written.get();
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot of etcd could not be read", e);
        }
    }

    private String kubernetes() {
        return new Clusters(bench.environment()).version().orElse("");
    }

    private static SortedMap<String, Long> counts(EtcdCluster cluster, VerifiedSnapshot verified) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put("revision", verified.database().revision());
        counts.put("entries", verified.database().entries());
        cluster.certificateEnds().ifPresent(ends -> counts.put(EtcdFacts.CERTIFICATE_ENDS, ends.getEpochSecond()));
        return counts;
    }

    private ReceiptBook.Entry receipt(
            Copy copy, PendingSnapshot pending, SortedMap<String, Long> counts, SortedMap<String, Long> leftOut) {
        counts.put("bytes", pending.counts().bytes());
        counts.put("bytesAdded", pending.counts().storedBytes());
        counts.put("files", pending.counts().files());
        Receipt receipt = new Receipt(
                new Receipt.Origin(plan.ref(), run, Member.ETCD, plan.cluster().name()),
                new Receipt.Commit(ConfigFile.read(copy).serverTime(), Version.WRITER),
                new Receipt.Needs(
                        pending.configDigest(), Optional.of(pending.id()), pending.indexes(), pending.packs()),
                new Receipt.Contents(List.of(Member.ETCD), counts, leftOut),
                Outcome.COMPLETE);
        return new ReceiptBook.Entry(Receipts.write(copy.store(), signer, receipt), receipt);
    }

    /** What is not as it should be: a member that was down, a key that is not in escrow. */
    private static SortedMap<String, Long> leftOut(Source source, Escrow escrow) {
        SortedMap<String, Long> notes = new TreeMap<>();
        source.remarks().forEach(remark -> notes.put("etcd: " + brief(remark), 0L));
        escrow.missing().forEach(sentence -> notes.put(brief(sentence), 0L));
        return notes;
    }

    private static String brief(String remark) {
        return remark.length() <= LONGEST_REMARK ? remark : remark.substring(0, LONGEST_REMARK) + "...";
    }
}
