package dev.holdfast.steps.replicate;

import dev.holdfast.domain.Sha256;
import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.repository.replication.CommitResult;
import dev.holdfast.repository.replication.Deadline;
import dev.holdfast.repository.replication.FileOutcome;
import dev.holdfast.repository.replication.ReceiptCommit;
import dev.holdfast.repository.replication.Replication;
import dev.holdfast.repository.replication.Shard;
import dev.holdfast.repository.replication.SliceResult;
import dev.holdfast.steps.ProgressListener;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One slice of one shard, and the commit that may follow. */
final class ShardWork {
    private final ReplicationRequested request;
    private final Shard shard;
    private final ProgressListener progress;
    private final LongAdder files = new LongAdder();

    ShardWork(ReplicationRequested request, Shard shard, ProgressListener progress) {
        this.request = request;
        this.shard = shard;
        this.progress = progress;
    }

    /**
     * Does it. What it has to announce it announces before it complains of anything: damage in one run, or in a key file beside another that
     * opens the copy, keeps nobody from hearing of a run that is complete.
     */
    void run(
            Replication replication,
            Deadline deadline,
            Supplier<Optional<Sha256>> receipt,
            Consumer<HoldfastEvent> announce) {
        SliceResult slice = replication.copyShard(shard, ReplicateStep.cursor(request), deadline, this::count);
        slice.stopped().ifPresent(why -> {
            // Before the first pack only what all of them need can stop it, and that may be damaged.
            FailureKind kind = slice.files() == 0 && !slice.problems().isEmpty()
                    ? kind(slice.problems().getFirst())
                    : FailureKind.UNREACHABLE;
            throw new Failure(kind, "Copying to " + request.copy() + " stopped: " + why);
        });
        if (slice.next().isPresent()) {
            announce.accept(continuation(slice.next().get().toString()));
            return;
        }
        CommitResult commit = replication.commit(ReplicateStep.SHARDS, deadline);
        if (commit.notReached() > 0) {
            announce.accept(continuation(""));
            return;
        }
        if (slice.problems().isEmpty()) {
            receipt.get().filter(id -> isCommitted(id, commit)).ifPresent(id -> announce.accept(completed(id, slice)));
        }
        refuseToBeQuiet(slice, commit);
    }

    private static boolean isCommitted(Sha256 receipt, CommitResult commit) {
        return commit.receipts().stream()
                .anyMatch(each -> each.isCommitted() && each.receipt().equals(receipt));
    }

    private ReplicationRequested continuation(String cursor) {
        return new ReplicationRequested(request.plan(), request.run(), request.copy(), request.shard(), cursor);
    }

    private CopyCompleted completed(Sha256 receipt, SliceResult slice) {
        return new CopyCompleted(
                request.plan(), request.run(), request.copy(), receipt.hex(), slice.files(), slice.bytes());
    }

    private void refuseToBeQuiet(SliceResult slice, CommitResult commit) {
        List<FileOutcome> bad = Stream.concat(slice.problems().stream(), commit.damaged().stream())
                .filter(outcome -> !outcome.isThere())
                .toList();
        if (!bad.isEmpty()) {
            throw new Failure(
                    kind(bad.getFirst()),
                    (bad.size() + slice.moreProblems()) + " files are not at " + request.copy()
                            + " as they should be, the first: " + bad.getFirst().sentence());
        }
        for (ReceiptCommit receipt : commit.receipts()) {
            if (receipt instanceof ReceiptCommit.Failed failed) {
                FileOutcome first = failed.problems().getFirst();
                throw new Failure(
                        kind(first),
                        "The receipt " + failed.receipt().shortHex() + "… could not be committed to " + request.copy()
                                + ": " + first.sentence());
            }
        }
    }

    private static FailureKind kind(FileOutcome outcome) {
        return switch (outcome) {
            case FileOutcome.Failed _ -> FailureKind.UNREACHABLE;
            case FileOutcome.Unknown _ -> FailureKind.UNKNOWN_OUTCOME;
            case FileOutcome.DamagedAtSource _, FileOutcome.DamagedAtTarget _ -> FailureKind.DAMAGED;
            case FileOutcome.Copied _, FileOutcome.AlreadyThere _, FileOutcome.CoveredAtTarget _ ->
                FailureKind.INTERNAL;
        };
    }

    private void count(FileOutcome outcome) {
        files.increment();
        progress.report("shard " + shard + " to " + request.copy() + ": " + files.sum() + " files");
    }
}
