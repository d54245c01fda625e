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
    record Range<T>(PackId pack, long offset, int length, List<Wanted<T>> wanted) {}

    static <T> List<Range<T>> of(List<Wanted<T>> sorted) {
        List<Range<T>> ranges = new ArrayList<>();
        int first = 0;
        for (int i = 1; i <= sorted.size(); i++) {
            if (i == sorted.size() || !joins(sorted.get(first), sorted.get(i - 1), sorted.get(i))) {
                ranges.add(range(sorted.subList(first, i)));
                first = i;
            }
        }
        return ranges;
    }

    private static boolean joins(Wanted<?> first, Wanted<?> last, Wanted<?> next) {
        return next.location().pack().equals(first.location().pack())
                && next.end() - first.start() <= LARGEST
                && next.start() - last.end() <= GAP;
    }

    private static <T> Range<T> range(List<Wanted<T>> wanted) {
        Wanted<T> first = wanted.getFirst();
        long end = wanted.stream().mapToLong(Wanted::end).max().orElseThrow();
        int length = (int) (end - first.start());
        return new Range<>(first.location().pack(), first.start(), length, List.copyOf(wanted));
    }
}
