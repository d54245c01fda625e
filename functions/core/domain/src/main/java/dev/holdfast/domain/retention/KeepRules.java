package dev.holdfast.domain.retention;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which runs of a plan are kept: as {@code restic forget} does (its function {@code ApplyPolicy}), and besides the newest run
 * that passed a restore test.
 */
public final class KeepRules {
    /** The reason for the rule that restic has not. */
    public static final String LAST_PROVEN = "last snapshot that passed a restore test";

    private final RetentionPolicy policy;
    private final ZoneId zone;

    /** @param zone the plan's time zone: in it days, weeks and months begin */
    public KeepRules(RetentionPolicy policy, ZoneId zone) {
        this.policy = policy;
        this.zone = zone;
    }

    /**
     * One decision for each run, newest first; runs of one instant stay in the order given.
     *
     * @param proven runs that passed a restore test, from whichever copy
     * @param now the storage server's time; runs later than that do not move the window of {@code within}
     */
    public List<KeepDecision> decide(List<DatedRun> runs, Set<RunId> proven, Instant now) {
        List<DatedRun> newestFirst = runs.stream()
                .sorted(Comparator.comparing(DatedRun::time).reversed())
                .toList();
        Optional<Instant> within = policy.within().flatMap(window -> beginOf(window, newestFirst, now));
        Optional<RunId> lastProven =
                newestFirst.stream().map(DatedRun::run).filter(proven::contains).findFirst();
        List<Bucket> buckets = buckets();
        List<KeepDecision> decisions = new ArrayList<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            DatedRun run = newestFirst.get(i);
            List<String> reasons = new ArrayList<>();
            if (within.isPresent() && run.time().isAfter(within.get())) {
                reasons.add("within " + DurationText.format(policy.within().orElseThrow()));
            }
            ZonedDateTime time = run.time().atZone(zone);
            for (Bucket bucket : buckets) {
                bucket.keeps(time, i, i == newestFirst.size() - 1).ifPresent(reasons::add);
            }
            if (lastProven.isPresent() && lastProven.get().equals(run.run())) {
                reasons.add(LAST_PROVEN);
            }
            decisions.add(new KeepDecision(run, reasons));
        }
        return List.copyOf(decisions);
    }

    private List<Bucket> buckets() {
        return List.of(
                new Bucket(Bucket.Span.LAST, policy.last()),
                new Bucket(Bucket.Span.HOURLY, policy.hourly()),
                new Bucket(Bucket.Span.DAILY, policy.daily()),
                new Bucket(Bucket.Span.WEEKLY, policy.weekly()),
                new Bucket(Bucket.Span.MONTHLY, policy.monthly()),
                new Bucket(Bucket.Span.YEARLY, policy.yearly()));
    }

    /** Reckoned back from the newest run that is not in the future, days by the calendar; if all are in the future, all are kept. */
    private Optional<Instant> beginOf(Duration window, List<DatedRun> newestFirst, Instant now) {
        return newestFirst.isEmpty()
                ? Optional.empty()
                : Optional.of(newestFirst.stream()
                        .map(DatedRun::time)
                        .filter(time -> time.isBefore(now))
                        .findFirst()
                        .map(newest -> newest.atZone(zone)
                                .minusDays(window.toDays())
                                .minus(window.minusDays(window.toDays()))
                                .toInstant())
                        .orElse(Instant.MIN));
    }
}
