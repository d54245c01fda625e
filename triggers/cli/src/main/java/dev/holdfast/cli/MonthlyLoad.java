package dev.holdfast.cli;

import dev.holdfast.domain.cost.Workload;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import java.time.Duration;
import java.time.Instant;

/** What a plan makes each of its copies bear in a month, from its schedule and an assumed size. */
record MonthlyLoad(BackupPlan plan, long snapshotBytes, int changePercent, Instant now) {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long PACK = 16L << 20;

    Workload of(BackupLocation location) {
        double runs =
                plan.schedule().map(schedule -> ratio(schedule.longestGap(now))).orElse(30.0);
        long added = snapshotBytes * changePercent / 100;
        boolean first = plan.firstCopy().location().equals(location.name());
        return new Workload(
                new Workload.Growth(runs, added, PACK),
                snapshotBytes + (long) (added * runs),
                location.locks() ? new Workload.Lease(location.lockFor().dividedBy(2)) : Workload.Lease.NONE,
                new Workload.Reading(
                        ratio(plan.proof().every()),
                        snapshotBytes,
                        first ? plan.copies().size() - 1 : 0,
                        Workload.Readers.OUTSIDE));
    }

    private static double ratio(Duration every) {
        return (double) MONTH.toSeconds() / Math.max(1, every.toSeconds());
    }
}
