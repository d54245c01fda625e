package dev.holdfast.steps.observe;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.Observation;
import dev.holdfast.domain.verdict.Observations;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.steps.Workbench;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Observes all copies of a plan at once, and hands what was seen to the judge. */
public final class Observer {
    private final Workbench bench;
    private final String by;

    /**
     * An observer.
     *
     * @param by who looks, such as {@code report@vault}
     */
    public Observer(Workbench bench, String by) {
        this.bench = bench;
        this.by = by;
    }

    /**
     * The verdict on a plan as its copies are now.
     *
     * @throws dev.holdfast.steps.failure.Failure {@code NOT_FOUND} if there is no such plan; a copy that cannot be reached is part
     *     of the verdict
     */
    public Verdict verdict(PlanRef ref) {
        BackupPlan plan = bench.resources().plan(ref);
        List<BackupLocation> locations = bench.resources().locations(plan);
        Instant now = bench.clock().instant();
        return Verdict.of(plan, locations, observe(plan, locations, now), now);
    }

    private Observations observe(BackupPlan plan, List<BackupLocation> locations, Instant at) {
        List<Future<List<Observation>>> looking;
        // Closing the executor waits until every copy was looked into.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            looking = locations.stream()
                    .map(location ->
                            threads.submit(() -> new CopyObserver(location, plan, at, by).observe(bench.copies())))
                    .toList();
        }
        List<Observation> seen = new ArrayList<>();
        looking.forEach(one -> seen.addAll(one.resultNow()));
        return Observations.of(seen);
    }
}
