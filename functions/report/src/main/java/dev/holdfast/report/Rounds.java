package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.runtime.http.FailureTranslation;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Judges all plans: at the start, so that figures are there before anything happens, and by the clock, since a verdict lapses though nobody does
 * anything. By the clock it also asks for what copies lack, whoever lost the event that would have asked for it. What one plan suffers, the others do not.
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
            Thread.ofVirtual().name("first-round").start(() -> each(this::judge));
        }
    }

    /** Judges every plan, says which verdicts have changed, and asks for what copies lack. */
    void byTheClock() {
        each(plan -> {
            judge(plan);
            verdicts.due(plan).forEach(announcer::post);
        });
    }

    private void judge(PlanRef plan) {
        verdicts.judge(plan).ifPresent(announcer::post);
    }

    private void each(Consumer<PlanRef> work) {
        try {
            for (PlanRef plan : verdicts.plans()) {
                attempt(plan.toString(), () -> work.accept(plan));
            }
        } catch (RuntimeException e) {
            tell("The plans", e);
        }
    }

    private void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            tell(what, e);
        }
    }

    private void tell(String what, RuntimeException thrown) {
        LOG.warnf("%s could not be judged: %s", what, translation.of(thrown).getMessage());
    }
}
