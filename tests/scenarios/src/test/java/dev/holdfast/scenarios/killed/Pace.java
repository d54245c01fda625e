package dev.holdfast.scenarios.killed;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How a verb goes on this machine now: a run's instants are drawn from it.
 *
 * @param all from the process's start to its end
 * @param writing from its first write to its end
 * @param writes how many files it writes
 */
record Pace(Duration all, Duration writing, int writes) {
    private static final Duration ONE_WRITE = Duration.ofMillis(30);

    /** When to kill: so long after the process's start, or after it began so many writes. */
    record Instant(int writes, Duration delay) {}

    /** The same after one more run, which counts for half: other work on the machine comes and goes. */
    Pace with(Pace newest) {
        return new Pace(blend(all, newest.all), blend(writing, newest.writing), newest.writes);
    }

    private static Duration blend(Duration before, Duration newest) {
        return before.plus(newest).dividedBy(2);
    }

    /**
     * Any instant of the run is as likely as any other, in one of four draws; in the next, any after the first write, since writing
     * takes little of the time; in the others, one that is close to any of the writes.
     */
    Instant draw(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Instant(0, upTo(all, random));
            case 1 -> new Instant(1, upTo(writing, random));
            default -> new Instant(1 + random.nextInt(writes), upTo(ONE_WRITE, random));
        };
    }

    private static Duration upTo(Duration most, RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(Math.max(1, most.toNanos())));
    }
}
