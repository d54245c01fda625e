package dev.holdfast.repository.replication;

import dev.holdfast.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Brings the small files of receipts that are ready, several receipts at once, each in its strict order. */
final class CommitFiles {
    private static final int AT_ONCE = 16;

    private final SmallFiles files;
    private final Set<ObjectKey> there;
    private final Deadline deadline;

    /** @param there names that are at the target for certain */
    CommitFiles(SmallFiles files, Set<ObjectKey> there, Deadline deadline) {
        this.files = files;
        this.there = Set.copyOf(there);
        this.deadline = deadline;
    }

    /**
     * What became of each receipt that was reached before the deadline. One that lacks something always is, however late it is: with
     * the first of all, which the slice before this one brought, a slow line would never come to the second.
     */
    List<ReceiptCommit> run(List<ReadyReceipt> ready) {
        ConcurrentLinkedQueue<ReceiptCommit> done = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Semaphore permits = new Semaphore(AT_ONCE);
            boolean gotOn = false;
            for (ReadyReceipt receipt : ready) {
                List<ObjectKey> missing = receipt.files().stream()
                        .filter(key -> !there.contains(key))
                        .toList();
                if (gotOn && !missing.isEmpty() && deadline.hasPassed()) {
                    break;
                }
                gotOn |= !missing.isEmpty();
                permits.acquire();
                threads.execute(() -> {
                    try {
                        commit(receipt, missing).ifPresent(done::add);
                    } finally {
                        permits.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(done);
    }

    private Optional<ReceiptCommit> commit(ReadyReceipt receipt, List<ObjectKey> missing) {
        boolean wrote = false;
        try {
            for (ObjectKey key : missing) {
                FileOutcome outcome = files.bring(key);
                wrote |= outcome instanceof FileOutcome.Copied;
                if (!outcome.isThere()) {
                    // Nothing after it may appear: the order is the promise.
                    return Optional.of(new ReceiptCommit.Failed(receipt.id(), receipt.snapshot(), List.of(outcome)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        return Optional.of(
                wrote
                        ? new ReceiptCommit.Committed(receipt.id(), receipt.snapshot())
                        : new ReceiptCommit.AlreadyCommitted(receipt.id(), receipt.snapshot()));
    }
}
