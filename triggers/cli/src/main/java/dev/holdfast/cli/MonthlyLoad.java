package dev.holdfast.cli;

import dev.holdfast.domain.cost.Workload;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.Schedule;
import java.time.Duration;
import java.time.Instant;

/**
 * What a plan makes each of its copies bear in a month, from its schedule and an assumed size. What is stored is reckoned at the end of the
 * first month: nothing is pruned yet, so it grows by what is new.
 */
record MonthlyLoad(BackupPlan plan, long snapshotBytes, int changePercent, Instant now) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long PACK = 16L << 20;
    private static final int MOST_RUNS = 50_000;

    Workload of(BackupLocation location) {
        double runs = runs();
        boolean first = plan.firstCopy().location().equals(location.name());
        return new Workload(
                new Workload.Growth(runs, added(), PACK),
                snapshotBytes + (long) (added() * runs),
                location.lockFor().isZero()
                        ? Workload.Lease.NONE
                        : new Workload.Lease(location.lockFor().dividedBy(2)),
                new Workload.Reading(
                        tests(), snapshotBytes, first ? plan.copies().size() - 1 : 0, Workload.Readers.OUTSIDE));
    }

    /** New bytes of each run. */
    long added() {
        return snapshotBytes / 100 * changePercent + snapshotBytes % 100 * changePercent / 100;
    }

    /** Restore tests of each copy. */
    double tests() {
        return ratio(plan.proof().every());
    }

    /** As often as the schedule fires in the next 30 days, but never sooner than minInterval allows; on demand: once in each maxAge. */
    double runs() {
        if (plan.schedule().isEmpty()) {
            return ratio(plan.effectiveMaxAge(now));
        }
        Schedule schedule = plan.schedule().get();
        Instant end = now.plus(MONTH);
        int runs = 0;
        Instant last = Instant.MIN;
        for (Instant next = schedule.next(now); next.isBefore(end) && runs < MOST_RUNS; next = schedule.next(next)) {
            if (last.equals(Instant.MIN) || !next.isBefore(last.plus(plan.minInterval()))) {
                runs++;
                last = next;
            }
        }
        return runs;
    }

    private static double ratio(Duration every) {
        return (double) MONTH.toSeconds() / Math.max(1, every.toSeconds());
    }
}
