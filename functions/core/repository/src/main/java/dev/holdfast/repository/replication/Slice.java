package dev.holdfast.repository.replication;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * Works through packs, several at once, until they are done or the deadline passes. Whatever is still being read then is left for
 * the next slice; only the first pack of a slice is always brought to its end, so that each slice gets on by at least one, however
 * slow the line.
 */
final class Slice {
    private final PackTransfer transfer;
    private final TransferLimits limits;
    private final Deadline deadline;
    private final Progress progress;
    private final SliceTally tally;

    Slice(PackTransfer transfer, TransferLimits limits, Deadline deadline, Progress progress) {
        this.transfer = transfer;
        this.limits = limits;
        this.deadline = deadline;
        this.progress = progress;
        this.tally = new SliceTally(Math.max(8, 2 * limits.transfers()));
    }

    SliceResult run(List<MissingPack> packs, Optional<Cursor> from) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(packs, threads);
        }
        return tally.result(packs, from);
    }

    private void start(List<MissingPack> packs, ExecutorService threads) {
        Semaphore permits = new Semaphore(limits.transfers());
        try {
            for (int i = 0; i < packs.size(); i++) {
                permits.acquire();
                if (tally.isStopped() || isOver(i)) {
                    return;
                }
                int index = i;
                threads.execute(() -> {
                    try {
                        bring(index, packs.get(index));
                    } finally {
                        permits.release();
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tally.stop("The work was interrupted.");
        }
    }

    private boolean isOver(int index) {
        return index > 0 && deadline.hasPassed();
    }

    private void bring(int index, MissingPack pack) {
        BooleanSupplier cutOff = () -> isOver(index) || tally.isStopped();
        try {
            FileOutcome outcome = transfer.run(pack, cutOff);
            tally.dealtWith(index, outcome);
            progress.dealtWith(outcome);
        } catch (CutOffException e) {
            // Left for the next slice.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            tally.stop("Pack " + pack.id() + " met an unexpected failure: " + e);
        }
    }
}
