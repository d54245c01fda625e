package dev.holdfast.reconcile;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at each start, and again and again while the pod lives. Knative's source tells of changes from the moment that it listens: a plan that
 * was installed along with Holdfast, after the first look and before the source listened, would wait for the hour.
 */
@ApplicationScoped
class OwnLooks {
    private static final Logger LOG = Logger.getLogger(OwnLooks.class);

    private final Reconciling reconciling;
    private final Duration pause;
    private final CountDownLatch end = new CountDownLatch(1);

    OwnLooks(Reconciling reconciling, @ConfigProperty(name = "holdfast.reconcile.look-every") Duration pause) {
        this.reconciling = reconciling;
        this.pause = pause;
    }

    /** Beside the start: whoever waits for this pod, waits for no cluster. */
    void begin(@Observes StartupEvent start) {
        Thread.ofVirtual().name("own-looks").start(this::look);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        end.countDown();
    }

    private void look() {
        try {
            do {
                lookOnce();
            } while (!end.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookOnce() {
        try {
            reconciling.after("a look of its own");
        } catch (RuntimeException e) {
            LOG.warnf("Nothing was made equal; the next look, or the next event, does it: %s", e.getMessage());
        }
    }
}
