package dev.holdfast.report;

import dev.holdfast.events.EventType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Events that no function could be made to take: Knative sends them here with the reason in their extensions. */
@Startup
@ApplicationScoped
public class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final String CODE = "knativeerrorcode";
    private static final String OTHER = "other";

    private final Map<String, Counter> counters = new TreeMap<>();

    /** All counters are there from the start: one that appeared with its first event would never be seen to grow, and its alert would not fire. */
    DeadLetters(MeterRegistry metrics) {
        for (String type :
                Stream.concat(EventType.all().stream(), Stream.of(OTHER)).toList()) {
            counters.put(type, metrics.counter("holdfast_dead_letters_total", "type", type));
        }
    }

    void countIfDead(CloudEvent<?> event) {
        code(event).ifPresent(code -> {
            Objects.requireNonNull(counters.getOrDefault(event.type(), counters.get(OTHER)))
                    .increment();
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
