package dev.holdfast.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.funqy.knative.events.CloudEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

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
        code(event).ifPresent(code -> {
            metrics.counter("holdfast_dead_letters_total", "type", event.type()).increment();
            LOG.errorf(
                    "A dead letter: %s for %s ended with %s at %s",
                    event.type(), event.subject(), code, event.extensions().get("knativeerrordest"));
        });
    }

    /** With what its delivery ended, if it is dead. */
    static Optional<String> code(CloudEvent<?> event) {
        return Optional.ofNullable(event.extensions().get(CODE));
    }
}
