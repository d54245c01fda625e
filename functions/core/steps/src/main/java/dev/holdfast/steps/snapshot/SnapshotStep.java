package dev.holdfast.steps.snapshot;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.Turns;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Captures the objects that a plan protects into its first copy. Safe to ask twice: a run whose receipt is there is answered from
 * the receipt. Two at the same instant both commit; the earlier by the storage server's clock counts.
 */
public final class SnapshotStep {
    private static final Turns TURNS = new Turns();

    private final Workbench bench;

    public SnapshotStep(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Runs the plan against the cluster that this process works for.
     *
     * @throws Failure {@code REFUSED} if the plan ran less than its least interval ago, or reaches beyond its namespace
     */
    public SnapshotTaken run(SnapshotRequested request) {
        BackupPlan plan = bench.resources().plan(request.planRef());
        BackupLocation first = bench.resources().locations(plan).getFirst();
        try (Copy copy = bench.copies().open(first, plan.ref())) {
            return TURNS.take(plan.ref(), () -> run(request, plan, copy));
        }
    }

    private SnapshotTaken run(SnapshotRequested request, BackupPlan plan, Copy copy) {
        ReceiptBook book = ReceiptBook.read(copy, plan);
        Optional<ReceiptBook.Entry> done = book.find(request.runId().orElseThrow(), Member.OBJECTS);
        if (done.isPresent()) {
            return taken(request, copy, done.get());
        }
        Instant serverTime = ConfigFile.read(copy).serverTime();
        refuseIfTooSoon(plan, book, serverTime);
        ReceiptBook.Entry captured = capture(request, plan, copy, book, serverTime);
        // Another process may have done the same meanwhile: everybody tells of the one that counts.
        return taken(
                request,
                copy,
                ReceiptBook.read(copy, plan)
                        .find(request.runId().orElseThrow(), Member.OBJECTS)
                        .orElse(captured));
    }

    private ReceiptBook.Entry capture(
            SnapshotRequested request, BackupPlan plan, Copy copy, ReceiptBook book, Instant serverTime) {
        ObjectCapture capture = new ObjectCapture(bench, plan, request.runId().orElseThrow());
        try (RepositoryPassword password = new Secrets(bench.environment()).password(plan);
                ApiServer cluster = new Clusters(bench.environment()).own()) {
            Repository repository = Repository.open(copy.store(), password, OpenSettings.of(bench.random()));
            return capture.into(repository, copy, cluster, book, serverTime);
        }
    }

    /** Whoever can reach the broker could post events all day; what a run costs is bounded by the plan. */
    private static void refuseIfTooSoon(BackupPlan plan, ReceiptBook book, Instant serverTime) {
        book.newest(Member.OBJECTS).ifPresent(newest -> {
            Duration since = Duration.between(newest.receipt().commit().time(), serverTime);
            if (since.compareTo(plan.minInterval()) < 0) {
                throw new Failure(
                        FailureKind.REFUSED,
                        "Plan " + plan.ref() + " ran " + since.toSeconds() + " s ago, and its minInterval is "
                                + plan.minInterval().toSeconds() + " s: wait, or lower spec.minInterval");
            }
        });
    }

    private static SnapshotTaken taken(SnapshotRequested request, Copy copy, ReceiptBook.Entry entry) {
        SnapshotId snapshot = entry.snapshot()
                .orElseThrow(() -> new Failure(
                        FailureKind.PARTIAL,
                        "Run " + request.run() + " of plan " + request.plan() + " failed: "
                                + String.join("; ", entry.receipt().outcome().reasons())));
        return new SnapshotTaken(
                request.plan(),
                request.run(),
                copy.name(),
                snapshot.toString(),
                entry.id().hex(),
                entry.receipt().contents().counts().getOrDefault(ObjectCapture.OBJECTS, 0L));
    }
}
