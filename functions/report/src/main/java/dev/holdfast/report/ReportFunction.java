package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.runtime.events.Announcer;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Judges anew whenever something happened, dead letters included, and by the clock, and says on the plan what people should notice. */
public class ReportFunction {
    private static final Logger LOG = Logger.getLogger(ReportFunction.class);

    /** As Knative's PingSource says it. */
    private static final String CLOCK = "dev.knative.sources.ping";

    private final Verdicts verdicts;
    private final DeadLetters deadLetters;
    private final Bulletin bulletin;
    private final Announcer announcer;
    private final Rounds rounds;

    ReportFunction(Verdicts verdicts, DeadLetters deadLetters, Bulletin bulletin, Announcer announcer, Rounds rounds) {
        this.verdicts = verdicts;
        this.deadLetters = deadLetters;
        this.bulletin = bulletin;
        this.announcer = announcer;
        this.rounds = rounds;
    }

    /** Any event: only its subject counts for the verdict. Its data stays bytes: a dead letter may be dead because nobody can read them. */
    @Funq
    @CloudEventMapping(trigger = "*")
    public void report(CloudEvent<byte[]> event) {
        if (event.type().equals(CLOCK)) {
            rounds.byTheClock();
            return;
        }
        deadLetters.countIfDead(event);
        Optional<PlanRef> plan = plan(event);
        if (plan.isEmpty()) {
            LOG.warnf("An event of type %s names no plan as its subject; no verdict was computed", event.type());
            return;
        }
        BadNews.in(event).ifPresent(bad -> bulletin.warn(plan.get(), bad.reason(), bad.message()));
        verdicts.judgeIfThere(plan.get()).ifPresent(announcer::post);
    }

    private static Optional<PlanRef> plan(CloudEvent<?> event) {
        try {
            return Optional.ofNullable(event.subject()).map(PlanRef::parse);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
