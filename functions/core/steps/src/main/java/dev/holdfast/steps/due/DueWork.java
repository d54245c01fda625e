package dev.holdfast.steps.due;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.CopyStatus.NewestRun;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.steps.replicate.ReplicateStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a plan's copies lack, judged by what was observed of them: the events that were lost, whoever lost them. The same lack asks for the same
 * events, so that those who take them find work done that is done.
 */
public final class DueWork {
    private final BackupPlan plan;
    private final Verdict seen;

    private DueWork(BackupPlan plan, Verdict seen) {
        this.plan = plan;
        this.seen = seen;
    }

    /**
     * What is to be asked for. A copy that could not be looked into is asked for the newest run too: it may be one that was never begun.
     *
     * @param inProgress how long after a run was taken it is left to those who are copying it: to ask sooner harms nothing, but may do work twice
     */
    public static List<HoldfastEvent> of(BackupPlan plan, Verdict seen, Duration inProgress) {
        DueWork due = new DueWork(plan, seen);
        List<HoldfastEvent> events = new ArrayList<>();
        Optional<NewestRun> first = seen.copies().stream().findFirst().flatMap(CopyStatus::newestRun);
        first.filter(run -> run.takenAt().isBefore(seen.at().minus(inProgress)))
                .ifPresent(run -> events.addAll(due.replication(run.run())));
        events.addAll(due.tests());
        return events;
    }

    private List<HoldfastEvent> replication(RunId newest) {
        return seen.copies().stream()
                .skip(1)
                .filter(copy -> copy.newestRun()
                        .filter(run -> run.run().compareTo(newest) >= 0)
                        .isEmpty())
                .flatMap(copy -> IntStream.range(0, ReplicateStep.SHARDS)
                        .<HoldfastEvent>mapToObj(shard -> new ReplicationRequested(
                                plan.ref().toString(),
                                newest.value(),
                                copy.copy().value(),
                                shard,
                                "")))
                .toList();
    }

    private List<HoldfastEvent> tests() {
        List<HoldfastEvent> events = new ArrayList<>();
        for (CopyStatus copy : seen.copies()) {
            copy.newestRun().filter(_ -> isDue(copy)).ifPresent(run -> events.add(request(copy, run.run())));
        }
        return events;
    }

    /** A test that failed is of its age too: to fail again each hour would tell nobody anything new. */
    private boolean isDue(CopyStatus copy) {
        Instant renewBefore =
                seen.at().minus(plan.proof().every().multipliedBy(3).dividedBy(4));
        return copy.lastTest()
                .filter(test -> test.finished().isAfter(renewBefore))
                .isEmpty();
    }

    /** Another one for each test that was, and the same until there is another. */
    private RestoreTestRequested request(CopyStatus copy, RunId run) {
        long last =
                copy.lastTest().map(test -> test.finished().getEpochSecond()).orElse(0L);
        return new RestoreTestRequested(plan.ref().toString(), copy.copy().value(), "due-" + run + "-" + last);
    }
}
