package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.runtime.http.FailureTranslation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Judges all plans: at the start, so that figures are there before anything happens, and by the clock, since a verdict lapses though nobody does
 * anything. What one plan suffers, the others do not.
 */
@ApplicationScoped
public class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final Verdicts verdicts;
    private final Announcer announcer;
    private final FailureTranslation translation;

    Rounds(Verdicts verdicts, Announcer announcer, FailureTranslation translation) {
        this.verdicts = verdicts;
        this.announcer = announcer;
        this.translation = translation;
    }

    void atStart(@Observes StartupEvent started, @ConfigProperty(name = "holdfast.rounds.at-start") boolean wanted) {
        if (wanted) {
            // Nobody who waits for this pod waits for it.
            Thread.ofVirtual().name("first-round").start(this::all);
        }
    }

    /** Judges every plan, and says which verdicts have changed. */
    void all() {
        List<PlanRef> plans = List.of();
        try {
            plans = verdicts.plans();
        } catch (RuntimeException e) {
            tell("The plans", e);
        }
        for (PlanRef plan : plans) {
            try {
                verdicts.judge(plan).ifPresent(announcer::post);
            } catch (RuntimeException e) {
                tell(plan.toString(), e);
            }
        }
    }

    private void tell(String what, RuntimeException thrown) {
        LOG.warnf("%s could not be judged: %s", what, translation.of(thrown).getMessage());
    }
}
