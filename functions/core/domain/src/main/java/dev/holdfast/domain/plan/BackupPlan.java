package dev.holdfast.domain.plan;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.location.LocationName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to protect, when, into which copies, for how long, and how to prove it. What concerns its locations too is checked by
 * {@link PlanCheck}.
 *
 * @param schedule empty for a plan that only fires on demand
 * @param minInterval the least time between two runs, whoever asks
 * @param runDeadline when a run that has not committed is given up
 * @param maxAge how old the newest complete run may be; empty for twice the schedule
 * @param copies the first is written by snapshot, the others by replicate
 * @param password empty where the caller brings it
 * @param etcd empty where etcd cannot be reached, or shall not be captured
 */
public record BackupPlan(
        PlanRef ref,
        ClusterIdentity cluster,
        Scope scope,
        Optional<Schedule> schedule,
        Duration minInterval,
        Duration runDeadline,
        Optional<Duration> maxAge,
        List<CopyRef> copies,
        RetentionPolicy retention,
        ProofPolicy proof,
        Optional<PasswordSource> password,
        Trust trust,
        Optional<EtcdPlan> etcd) {
    /** Where a plan says nothing. */
    public static final Duration DEFAULT_MIN_INTERVAL = Duration.ofMinutes(15);

    /** Where a plan says nothing. */
    public static final Duration DEFAULT_RUN_DEADLINE = Duration.ofHours(6);

    /** More copies than that are a mistake. */
    public static final int MOST_COPIES = 16;

    private static final Duration LEAST_DEADLINE = Duration.ofMinutes(1);

    public BackupPlan {
        copies = List.copyOf(copies);
        checkCopies(copies);
        atLeast("minInterval", minInterval, Duration.ZERO);
        atLeast("runDeadline", runDeadline, LEAST_DEADLINE);
        maxAge.ifPresent(age -> atLeast("maxAge", age, LEAST_DEADLINE));
        if (schedule.isEmpty() && maxAge.isEmpty()) {
            throw new InvalidFieldException(
                    "maxAge",
                    "is missing, and there is no schedule to reckon it from; write how old the newest run may be, for example 2d");
        }
    }

    private static void checkCopies(List<CopyRef> copies) {
        if (copies.isEmpty() || copies.size() > MOST_COPIES) {
            throw new InvalidFieldException(
                    "copies",
                    "has " + copies.size() + " entries; name one to " + MOST_COPIES
                            + " locations, for the 3-2-1 rule at least two");
        }
        Set<LocationName> seen = new HashSet<>();
        for (int i = 0; i < copies.size(); i++) {
            if (!seen.add(copies.get(i).location())) {
                throw new InvalidFieldException(
                        "copies[" + i + "].location",
                        InvalidFieldException.quoted(copies.get(i).toString())
                                + " is named twice; a copy beside itself protects nothing, name another location");
            }
        }
    }

    private static void atLeast(String field, Duration value, Duration least) {
        if (value.compareTo(least) < 0) {
            throw InvalidFieldException.notA(
                    field, DurationText.format(value), "long enough", DurationText.format(least) + " or more");
        }
    }

    /** The copy that snapshots are written to; all others are replicated from it. */
    public CopyRef firstCopy() {
        return copies.getFirst();
    }

    /** How old the newest complete run may be at {@code now}: as stated, else twice the longest gap of the schedule. */
    public Duration effectiveMaxAge(Instant now) {
        return maxAge.orElseGet(() -> schedule.orElseThrow().longestGap(now).multipliedBy(2));
    }
}
