package dev.holdfast.reconcile;

import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.reconcile.ReconcileStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import org.jboss.logging.Logger;

/** Makes what fires plans equal to the plans, and asks for Restores. */
public class ReconcileFunction {
    private static final Logger LOG = Logger.getLogger(ReconcileFunction.class);

    private final Workbench bench;
    private final Announcer announcer;

    ReconcileFunction(Workbench bench, Announcer announcer) {
        this.bench = bench;
        this.announcer = announcer;
    }

    /** Any event: what it says has changed is not looked at, for events get lost and come late. */
    @Funq
    @CloudEventMapping(trigger = "*")
    public void reconcile(CloudEvent<byte[]> event) {
        if (event.extensions().containsKey("knativeerrorcode")) {
            LOG.errorf("A dead letter: %s for %s, with %s", event.type(), event.subject(), event.extensions());
        }
        ReconcileStep.Outcome done = ReconcileStep.here(bench, announcer::post);
        LOG.infof(
                "After %s: %d CronJobs made, %d changed, %d removed, %d Restores requested; %d resources cannot be read",
                event.type(), done.created(), done.changed(), done.removed(), done.requested(), done.broken());
    }
}
