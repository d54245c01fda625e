package dev.holdfast.domain.verdict;

import dev.holdfast.domain.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What a row of complete runs, newest first, tells by comparison. */
final class Trend {
    private static final int LEAST_BEFORE = 3;
    private static final double DROP = 0.7;
    private static final int JUMP = 5;

    /** Below this, a jump is everyday life. */
    private static final long LEAST_JUMP = 64L << 20;

    private Trend() {}

    /** A sentence for each way in which the newest run stands out against the median of those before it. */
    static List<String> anomalies(List<RunSeen> runs) {
        List<String> found = new ArrayList<>();
        if (runs.size() <= LEAST_BEFORE) {
            return found;
        }
        RunSeen newest = runs.getFirst();
        List<RunSeen> before = runs.subList(1, runs.size());
        long objects = median(before, run -> run.size().objects());
        if (newest.size().objects() < objects * DROP) {
            found.add("Run " + newest.run() + " has " + newest.size().objects() + " objects, where " + objects
                    + " were usual: a sudden drop.");
        }
        long bytes = median(before, run -> run.size().bytes());
        if (newest.size().bytes() < bytes * DROP) {
            found.add("Run " + newest.run() + " has " + readable(newest.size().bytes()) + ", where " + readable(bytes)
                    + " were usual: a sudden drop.");
        }
        long added = median(before, run -> run.size().added());
        if (newest.size().added() > Math.max(added * JUMP, LEAST_JUMP)) {
            found.add("Run " + newest.run() + " added " + readable(newest.size().added()) + ", where " + readable(added)
                    + " were usual: a jump, as when files are encrypted by an attacker.");
        }
        return found;
    }

    /** The longest time between neighbouring runs, or since the newest. */
    static Optional<Duration> longestGap(List<RunSeen> runs, Instant now) {
        Instant later = now;
        Optional<Duration> longest = Optional.empty();
        for (RunSeen run : runs) {
            Duration gap = Duration.between(run.takenAt(), later);
            if (longest.isEmpty() || gap.compareTo(longest.get()) > 0) {
                longest = Optional.of(gap);
            }
            later = run.takenAt();
        }
        return longest;
    }

    private static long median(List<RunSeen> runs, ToLongFunction<RunSeen> of) {
        long[] sorted = runs.stream().mapToLong(of).sorted().toArray();
        return sorted[(sorted.length - 1) / 2];
    }

    private static String readable(long bytes) {
        return new ByteSize(bytes).approximate();
    }
}
