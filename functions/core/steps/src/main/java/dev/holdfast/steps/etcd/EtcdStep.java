package dev.holdfast.steps.etcd;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.Turns;
import dev.holdfast.steps.Workbench;
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
 * Takes a snapshot of etcd into the plan's first copy. Safe to ask twice: a run whose receipt is there is answered from the receipt.
 */
public final class EtcdStep {
    private static final Turns TURNS = new Turns();
    /** Buffers of the writer; the table of pages comes to it, half a per cent of the database. */
    private static final long MEMORY = 32L << 20;

    private final Workbench bench;

    public EtcdStep(Workbench bench) {
        this.bench = bench;
    }

    /** Captures the etcd of the plan that is named, as {@link #run(BackupPlan, RunId)} does. */
    public SnapshotTaken run(EtcdRequested request) {
        BackupPlan plan = bench.resources().plan(request.planRef());
        ReceiptBook.Entry taken = run(plan, request.runId().orElseThrow());
        return new SnapshotTaken(
                request.plan(),
                request.run(),
                plan.firstCopy().location().value(),
                taken.snapshot().orElseThrow().toString(),
                taken.id().hex(),
                0);
    }

    /**
     * Captures, as a member of a run that may have others.
     *
     * @return the receipt, in the plan's first copy
     * @throws Failure {@code NOT_CONFIGURED} if the plan names no etcd, {@code REFUSED} if it was captured less than the plan's least
     *     interval ago
     */
    public ReceiptBook.Entry run(BackupPlan plan, RunId run) {
        EtcdPlan etcd = plan.etcd()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "Plan " + plan.ref()
                                + " names no etcd: add spec.etcd with its endpoints. Where the provider offers none"
                                + " (EKS, AKS, GKE), objects are captured through the API, by 'holdfast snapshot'"));
        BackupLocation first = bench.resources().locations(plan).getFirst();
        try (Copy copy = bench.copies().open(first, plan.ref())) {
            return TURNS.take(plan.ref(), () -> run(plan, etcd, run, copy));
        }
    }

    private ReceiptBook.Entry run(BackupPlan plan, EtcdPlan etcd, RunId run, Copy copy) {
        ReceiptBook book = ReceiptBook.read(copy, plan);
        Optional<ReceiptBook.Entry> done = book.find(run, Member.ETCD);
        if (done.isPresent()) {
            return done.get();
        }
        Instant serverTime = ConfigFile.read(copy).serverTime();
        refuseIfTooSoon(plan, book, serverTime);
        EtcdCapture capture = new EtcdCapture(bench, plan, etcd, run);
        try (RepositoryPassword password = new Secrets(bench.environment()).password(plan)) {
            OpenSettings settings = OpenSettings.of(bench.random());
            Repository repository =
                    Repository.open(copy.store(), password, settings.within(MEMORY, settings.threads()));
            ReceiptBook.Entry captured = capture.into(repository, copy, book, serverTime);
            // Another process may have done the same meanwhile: everybody tells of the one that counts.
            return ReceiptBook.read(copy, plan).find(run, Member.ETCD).orElse(captured);
        }
    }

    private static void refuseIfTooSoon(BackupPlan plan, ReceiptBook book, Instant serverTime) {
        book.newest(Member.ETCD).ifPresent(newest -> {
            Duration since = Duration.between(newest.receipt().commit().time(), serverTime);
            if (since.compareTo(plan.minInterval()) < 0) {
                throw new Failure(
                        FailureKind.REFUSED,
                        "The etcd of plan " + plan.ref() + " was captured " + since.toSeconds()
                                + " s ago, and minInterval is "
                                + plan.minInterval().toSeconds() + " s: wait, or lower spec.minInterval");
            }
        });
    }
}
