package dev.holdfast.repository.replication;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Counts what the transfers of a slice came to, and notices when nothing succeeds any more. */
final class SliceTally {
    private final int patience;
    private final BitSet dealtWith = new BitSet();
    private final List<FileOutcome> problems = new ArrayList<>();
    private long moreProblems;
    private long bytes;
    private int failedInARow;
    private @Nullable String stopped;

    /** @param patience after so many failures without a success between, the rest is not tried */
    SliceTally(int patience) {
        this.patience = patience;
    }

    synchronized void dealtWith(int index, FileOutcome outcome) {
        dealtWith.set(index);
        switch (outcome) {
            case FileOutcome.Copied copied -> {
                bytes += copied.bytes();
                failedInARow = 0;
            }
            case FileOutcome.AlreadyThere _ -> failedInARow = 0;
            case FileOutcome.CoveredAtTarget _, FileOutcome.DamagedAtSource _, FileOutcome.DamagedAtTarget _ -> {
                failedInARow = 0;
                remember(outcome);
            }
            case FileOutcome.Failed failed -> failed(outcome, failed.why());
            case FileOutcome.Unknown unknown -> failed(outcome, unknown.why());
        }
    }

    private void failed(FileOutcome outcome, String why) {
        remember(outcome);
        if (++failedInARow >= patience) {
            stop(failedInARow + " files failed one after another, the last one with: " + why);
        }
    }

    private void remember(FileOutcome outcome) {
        if (problems.size() < SliceResult.MAX_PROBLEMS) {
            problems.add(outcome);
        } else {
            moreProblems++;
        }
    }

    synchronized void stop(String why) {
        if (stopped == null) {
            stopped = why;
        }
    }

    synchronized boolean isStopped() {
        return stopped != null;
    }

    /** @param from where the slice began, if not at the beginning */
    synchronized SliceResult result(List<MissingPack> packs, Optional<Cursor> from) {
        int open = dealtWith.nextClearBit(0);
        Optional<Cursor> next;
        if (open == packs.size()) {
            next = Optional.empty();
        } else if (open == 0) {
            next = from;
        } else {
            next = Optional.of(new Cursor(packs.get(open - 1).id()));
        }
        return new SliceResult(
                dealtWith.cardinality(), bytes, problems, moreProblems, next, Optional.ofNullable(stopped));
    }
}
