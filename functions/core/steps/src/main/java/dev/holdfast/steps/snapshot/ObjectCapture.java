package dev.holdfast.steps.snapshot;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.capture.Capture;
import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.kubernetes.capture.CaptureScope;
import dev.holdfast.kubernetes.capture.CaptureSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.PendingSnapshot;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.steps.Version;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.MemberRequest;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.secret.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** One capture of a plan's objects: from the API server through the repository's writer to receipt and snapshot file. */
final class ObjectCapture {
    /** The count of objects in a receipt. */
    static final String OBJECTS = "objects";

    private static final NodeAttributes MANIFEST = NodeAttributes.fixed(0600);

    private final Workbench bench;
    private final BackupPlan plan;
    private final RunId run;
    private final StatementSigner signer;

    ObjectCapture(Workbench bench, BackupPlan plan, RunId run) {
        this.bench = bench;
        this.plan = plan;
        this.run = run;
        // Here, not at the end: a run that nobody can sign for is not begun.
        this.signer = new Secrets(bench.environment()).signer(Secrets.Purpose.RECEIPTS, plan);
    }

    /** Captures, commits, and answers with the receipt. */
    ReceiptBook.Entry into(Repository repository, Copy copy, ApiServer cluster, ReceiptBook book, Instant serverTime) {
        CaptureScope scope = CaptureScope.of(plan.ref(), plan.scope());
        CaptureSettings settings = CaptureSettings.STANDARD.within(plan.runDeadline());
        MemberRequest request = new MemberRequest(plan, run, Member.OBJECTS);
        try (SnapshotWriter writer = repository.newSnapshot(request.of(copy, book, serverTime))) {
            RepositorySink sink = new RepositorySink(writer, bench.progress());
            CaptureManifest manifest =
                    Capture.run(cluster, scope, sink, settings, bench.clock()).manifest();
            writer.file(TreePath.of(CaptureManifest.PATH), manifest.toJson(), MANIFEST);
            AtomicReference<ReceiptBook.Entry> written = new AtomicReference<>();
            writer.commit(pending -> written.set(writeReceipt(copy, pending, manifest)));
            return written.get();
        }
    }

    private ReceiptBook.Entry writeReceipt(Copy copy, PendingSnapshot pending, CaptureManifest manifest) {
        Receipt receipt = new Receipt(
                new Receipt.Origin(
                        plan.ref(), run, Member.OBJECTS, plan.cluster().name()),
                new Receipt.Commit(ConfigFile.read(copy).serverTime(), Version.WRITER),
                new Receipt.Needs(
                        pending.configDigest(), Optional.of(pending.id()), pending.indexes(), pending.packs()),
                new Receipt.Contents(members(), counts(pending, manifest), leftOut(manifest)),
                CaptureOutcome.of(manifest));
        Sha256 id = Receipts.write(copy.store(), signer, receipt);
        return new ReceiptBook.Entry(id, receipt);
    }

    /** What the run will have when it is complete. */
    private List<Member> members() {
        return plan.etcd().isPresent() ? List.of(Member.OBJECTS, Member.ETCD) : List.of(Member.OBJECTS);
    }

    private static SortedMap<String, Long> counts(PendingSnapshot pending, CaptureManifest manifest) {
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put(OBJECTS, manifest.objects());
        counts.put("bytes", pending.counts().bytes());
        counts.put("bytesAdded", pending.counts().storedBytes());
        counts.put("files", pending.counts().files());
        return counts;
    }

    private static SortedMap<String, Long> leftOut(CaptureManifest manifest) {
        SortedMap<String, Long> leftOut = new TreeMap<>();
        manifest.leftOut()
                .forEach(one ->
                        leftOut.merge(one.reason().sentence(), one.objects().orElse(0), Long::sum));
        return leftOut;
    }
}
