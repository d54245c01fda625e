package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many snapshots stay: the newest of so many hours, days, weeks, months and years that have one, the last so many, and all within a
 * duration of the newest. A snapshot stays if any rule keeps it.
 */
public record RetentionPolicy(
        int last, int hourly, int daily, int weekly, int monthly, int yearly, Optional<Duration> within) {
    /** More than anybody can mean. */
    public static final int MOST = 100_000;

    /** What a plan gets that says nothing: a week by day, a month by week, a year by month. */
    public static final RetentionPolicy DEFAULT = new RetentionPolicy(3, 0, 7, 5, 12, 0, Optional.empty());

    public RetentionPolicy {
        Map<String, Integer> counts = new TreeMap<>(Map.of(
                "last", last, "hourly", hourly, "daily", daily, "weekly", weekly, "monthly", monthly, "yearly",
                yearly));
        counts.forEach(RetentionPolicy::checkCount);
        boolean nothing = counts.values().stream().allMatch(count -> count == 0);
        if (nothing && within.filter(Duration::isPositive).isEmpty()) {
            throw new InvalidFieldException(
                    "",
                    "keeps nothing: every rule is zero; give at least one of last, hourly, daily, weekly, monthly, yearly and within");
        }
        if (within.isPresent() && !within.get().isPositive()) {
            throw new InvalidFieldException("within", "is not positive; write for example 14d, or leave it out");
        }
    }

    private static void checkCount(String field, int count) {
        if (count < 0 || count > MOST) {
            throw InvalidFieldException.notA(
                    field, Integer.toString(count), "a number of snapshots to keep", "0 to " + MOST);
        }
    }
}
