package dev.holdfast.reconcile;

import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.reconcile.LackStep;
import dev.holdfast.steps.reconcile.Part;
import dev.holdfast.steps.reconcile.ReconcileStep;
import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import org.jboss.logging.Logger;

/** Makes what fires plans equal to the plans, asks for Restores, and by the clock for what copies lack. */
public class ReconcileFunction {
    private static final Logger LOG = Logger.getLogger(ReconcileFunction.class);

    /** As Knative's PingSource says it. To look into all copies costs requests: changes of plans, which come in flocks, do not do it. */
    private static final String CLOCK = "dev.knative.sources.ping";

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
        Part part = Part.of(bench.environment());
        if (part.fires()) {
            ReconcileStep.Outcome done = ReconcileStep.here(bench, announcer::post);
            LOG.infof(
                    "After %s: %d CronJobs made, %d changed, %d removed, %d Restores requested; %d resources cannot be read",
                    event.type(), done.created(), done.changed(), done.removed(), done.requested(), done.broken());
        }
        if (part.looksAfterCopies() && event.type().equals(CLOCK)) {
            LackStep.Outcome lack = new LackStep(bench).run(announcer::post);
            lack.failed().forEach(why -> LOG.warnf("A plan's copies were not looked at: %s", why.getMessage()));
            LOG.infof("%d plans looked at, %d events posted for what their copies lack", lack.looked(), lack.asked());
        }
    }
}
