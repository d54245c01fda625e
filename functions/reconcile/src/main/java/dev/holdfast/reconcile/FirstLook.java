package dev.holdfast.reconcile;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Looks once at each start. Knative's source tells of changes from the moment that it listens: a plan that was installed along with Holdfast would
 * wait for the hour.
 */
@ApplicationScoped
class FirstLook {
    private static final Logger LOG = Logger.getLogger(FirstLook.class);

    private final Reconciling reconciling;

    FirstLook(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    /** Beside the start: whoever waits for this pod, waits for no cluster. */
    void look(@Observes StartupEvent start) {
        Thread.ofVirtual().name("first-look").start(this::look);
    }

    private void look() {
        try {
            reconciling.after("the start");
        } catch (RuntimeException e) {
            LOG.warnf("Nothing was made equal at the start; the next event, or the hour, does it: %s", e.getMessage());
        }
    }
}
