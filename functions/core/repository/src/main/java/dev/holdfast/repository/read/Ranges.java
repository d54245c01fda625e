package dev.holdfast.repository.read;

import dev.holdfast.repository.format.PackId;
import java.util.ArrayList;
import java.util.List;

/** Joins blobs that lie near each other in one pack into ranges that are worth a request. */
final class Ranges {
    /** A range ends before it grows beyond this. */
    private static final int LARGEST = 4 << 20;

    /** Reading so many unneeded bytes is cheaper than asking again. */
    private static final int GAP = 128 << 10;

    private Ranges() {}

    /** A stretch of one pack with the blobs wanted of it, in order. */
    record Range(PackId pack, long offset, int length, List<BulkReader.Wanted> wanted) {}

    static List<Range> of(List<BulkReader.Wanted> sorted) {
        List<Range> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !joins(sorted.get(first), sorted.get(i - 1), sorted.get(i))) {
                ranges.add(range(sorted.subList(first, i)));
                first = i;
            }
        }
        return ranges;
    }

    private static boolean joins(BulkReader.Wanted first, BulkReader.Wanted last, BulkReader.Wanted next) {
        return next.location().pack().equals(first.location().pack())
                && end(next) - start(first) <= LARGEST
                && start(next) - end(last) <= GAP;
    }

    private static Range range(List<BulkReader.Wanted> wanted) {
        BulkReader.Wanted first = wanted.getFirst();
        long end = wanted.stream().mapToLong(Ranges::end).max().orElseThrow();
        int length = (int) (end - start(first));
        return new Range(first.location().pack(), start(first), length, List.copyOf(wanted));
    }

    private static long start(BulkReader.Wanted one) {
        return one.location().place().offset();
    }

    private static long end(BulkReader.Wanted one) {
        return start(one) + one.location().place().length();
    }
}
