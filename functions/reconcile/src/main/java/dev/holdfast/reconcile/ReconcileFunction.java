package dev.holdfast.reconcile;

import io.quarkus.funqy.Funq;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventMapping;
import org.jboss.logging.Logger;

/** Makes what fires plans equal to the plans, and asks for Restores. */
public class ReconcileFunction {
    private static final Logger LOG = Logger.getLogger(ReconcileFunction.class);

    private final Reconciling reconciling;

    ReconcileFunction(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    /** Any event: what it says has changed is not looked at, for events get lost and come late. */
    @Funq
    @CloudEventMapping(trigger = "*")
    public void reconcile(CloudEvent<byte[]> event) {
        if (event.extensions().containsKey("knativeerrorcode")) {
            LOG.errorf("A dead letter: %s for %s, with %s", event.type(), event.subject(), event.extensions());
        }
        reconciling.after(event.type());
    }
}
