package dev.holdfast.domain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** When a plan fires: a cron expression read in a time zone. */
public record Schedule(CronExpression cron, ZoneId timeZone) {
    /** How far a look for the longest gap goes: every pattern but that of the seasons repeats within it. */
    private static final Duration HORIZON = Duration.ofDays(70);

    private static final int MOST_FIRINGS = 20_000;

    /** A schedule in UTC. */
    public static Schedule utc(String cron) {
        return new Schedule(CronExpression.parse(cron), ZoneOffset.UTC);
    }

    /**
     * The first firing after {@code instant}. Where clocks are put forward, times that do not exist are skipped; where they are put
     * back, times that come twice fire twice (as Kubernetes' CronJobs do).
     */
    public Instant next(Instant instant) {
        Optional<Instant> next = cron.next(instant.atZone(timeZone)).map(time -> time.toInstant());
        return next.orElseThrow(() -> new IllegalStateException("The schedule '" + cron + "' has no firing left"));
    }

    /** The longest time between two neighbouring firings, as seen from {@code from}: nights and week-ends count. */
    public Duration longestGap(Instant from) {
        Instant previous = next(from);
        Instant horizon = previous.plus(HORIZON);
        Duration longest = Duration.ZERO;
        for (int i = 0; i < MOST_FIRINGS && (i < 2 || previous.isBefore(horizon)); i++) {
            Instant following = next(previous);
            Duration gap = Duration.between(previous, following);
            longest = gap.compareTo(longest) > 0 ? gap : longest;
            previous = following;
        }
        return longest;
    }

    @Override
    public String toString() {
        return cron + " " + timeZone;
    }
}
