package dev.holdfast.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.funqy.knative.events.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Events that no function could be made to take: Knative sends them here with the reason in their extensions. */
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String CODE = "knativeerrorcode";

    private final MeterRegistry metrics;

    DeadLetters(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void countIfDead(CloudEvent<?> event) {
        @Nullable String code = event.extensions().get(CODE);
        if (code != null) {
            metrics.counter("holdfast_dead_letters_total", "type", event.type()).increment();
            LOG.errorf(
                    "A dead letter: %s for %s ended with %s at %s",
                    event.type(), event.subject(), code, event.extensions().get("knativeerrordest"));
        }
    }
}
