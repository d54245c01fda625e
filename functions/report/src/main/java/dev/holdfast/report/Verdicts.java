package dev.holdfast.report;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.VerdictChanged;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.due.DueWork;
import dev.holdfast.steps.observe.Observer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The newest verdict of each plan. A cache, and nothing more. */
@ApplicationScoped
public class Verdicts {
    private final Workbench bench;
    private final Observer observer;
    private final VerdictMetrics metrics;
    private final Bulletin bulletin;
    private final Map<PlanRef, Verdict> newest = new ConcurrentHashMap<>();

    Verdicts(Workbench bench, VerdictMetrics metrics, Bulletin bulletin) {
        this.bench = bench;
        this.metrics = metrics;
        this.bulletin = bulletin;
        this.observer = new Observer(bench, "report");
    }

    /** Observes and judges; says so if a digit is another than before. */
    public Optional<VerdictChanged> judge(PlanRef plan) {
        Verdict now = observer.verdict(plan);
        Verdict before = newest.put(plan, now);
        metrics.register(plan, now, () -> Optional.ofNullable(newest.get(plan)));
        bulletin.judged(now);
        return before != null && digits(before).equals(digits(now))
                ? Optional.empty()
                : Optional.of(new VerdictChanged(
                        plan.toString(), digits(now), now.at().toString()));
    }

    /** Observes and judges now. */
    public Verdict fresh(PlanRef plan) {
        judge(plan);
        return Objects.requireNonNull(newest.get(plan));
    }

    /** The plans that there are. */
    public List<PlanRef> plans() {
        return bench.resources().plans().stream().map(BackupPlan::ref).toList();
    }

    /** What a plan's copies lack, by its newest verdict. */
    public List<HoldfastEvent> due(PlanRef plan) {
        return Optional.ofNullable(newest.get(plan))
                .map(verdict -> DueWork.of(bench.resources().plan(plan), verdict))
                .orElse(List.of());
    }

    private static List<String> digits(Verdict verdict) {
        return verdict.digits().stream().map(digit -> digit.judgement().text()).toList();
    }
}
