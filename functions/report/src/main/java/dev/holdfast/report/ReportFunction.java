package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.events.VerdictChanged;
import dev.holdfast.runtime.events.Announcer;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Judges anew whenever something happened, dead letters included. */
public class ReportFunction {
    private static final Logger LOG = Logger.getLogger(ReportFunction.class);

    private final Verdicts verdicts;
    private final DeadLetters deadLetters;
    private final Announcer announcer;

    ReportFunction(Verdicts verdicts, DeadLetters deadLetters, Announcer announcer) {
        this.verdicts = verdicts;
        this.deadLetters = deadLetters;
        this.announcer = announcer;
    }

    /**
     * Any event: only its subject counts, for everything else is read from the stores. Its data stays bytes: a dead letter may be dead
     * because nobody can read them.
     */
    @Funq
    @CloudEventMapping(trigger = "*")
    public void report(CloudEvent<byte[]> event) {
        deadLetters.countIfDead(event);
        Optional<PlanRef> plan = plan(event);
        if (plan.isEmpty()) {
            LOG.warnf("An event of type %s names no plan as its subject; no verdict was computed", event.type());
            return;
        }
        Optional<VerdictChanged> changed = verdicts.judge(plan.get());
        changed.ifPresent(announcer::post);
    }

    private static Optional<PlanRef> plan(CloudEvent<?> event) {
        try {
            return Optional.ofNullable(event.subject()).map(PlanRef::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
