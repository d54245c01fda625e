package dev.holdfast.reconcile;

import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.reconcile.ReconcileStep;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** One at a time in a process: two would ask for the same things, and one of them would be refused. */
@ApplicationScoped
class Reconciling {
    private static final Logger LOG = Logger.getLogger(Reconciling.class);

    private final SharedTurn turn = new SharedTurn();
    private final Workbench bench;
    private final Announcer announcer;

    Reconciling(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /**
     * @param cause for the log
     */
    void after(String cause) {
        turn.take(() -> {
            ReconcileStep.Outcome done = ReconcileStep.here(bench, announcer::post);
            LOG.infof(
                    "After %s: %d CronJobs made, %d changed, %d removed, %d Restores requested; %d resources cannot be read",
                    cause, done.created(), done.changed(), done.removed(), done.requested(), done.broken());
        });
    }
}
