package dev.holdfast.report;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.VerdictChanged;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.due.DueWork;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.observe.Observer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The newest verdict of each plan. A cache, and nothing more. */
@ApplicationScoped
public class Verdicts {
    private static final Logger LOG = Logger.getLogger(Verdicts.class);

    private final Workbench bench;
    private final Observer observer;
    private final VerdictMetrics metrics;
    private final Bulletin bulletin;
    private final Duration inProgress;
    private final Map<PlanRef, Verdict> newest = new ConcurrentHashMap<>();

    Verdicts(
            Workbench bench,
            VerdictMetrics metrics,
            Bulletin bulletin,
            @ConfigProperty(name = "holdfast.rounds.in-progress") Duration inProgress) {
        this.inProgress = inProgress;
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

    /**
     * The same for an event, which may be of a plan that is gone: that is no failure. Here events end, dead letters too; one that was refused would come
     * again, and be counted again, each time.
     */
    public Optional<VerdictChanged> judgeIfThere(PlanRef plan) {
        try {
            return judge(plan);
        } catch (Failure e) {
            if (e.kind() != FailureKind.NOT_FOUND) {
                throw e;
            }
            LOG.warnf("No verdict was computed: %s", e.getMessage());
            return Optional.empty();
        }
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
                .map(verdict -> DueWork.of(bench.resources().plan(plan), verdict, inProgress))
                .orElse(List.of());
    }

    private static List<String> digits(Verdict verdict) {
        return verdict.digits().stream().map(digit -> digit.judgement().text()).toList();
    }
}
