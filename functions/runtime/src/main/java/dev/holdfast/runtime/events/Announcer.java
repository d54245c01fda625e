package dev.holdfast.runtime.events;

import dev.holdfast.events.EventCodec;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.StepFailed;
import dev.holdfast.runtime.http.FailureTranslation;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import io.quarkus.funqy.knative.events.CloudEvent;
import io.quarkus.funqy.knative.events.CloudEventBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened: the reply that the broker makes an event, further events to the sink, and when a step fails for good, the
 * event that tells people so.
 */
@ApplicationScoped
public class Announcer {
    private static final Logger LOG = Logger.getLogger(Announcer.class);

    private final EventSink sink;
    private final FailureTranslation translation;
    private final InstantSource clock;
    private final String source;

    Announcer(
            EventSink sink,
            FailureTranslation translation,
            InstantSource clock,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.sink = sink;
        this.translation = translation;
        this.clock = clock;
        this.source = "/" + application.replace("holdfast-", "holdfast/");
    }

    /**
     * The payload of an event.
     *
     * @throws Failure {@code BAD_INPUT} if there is none
     */
    public <T extends HoldfastEvent> T payload(CloudEvent<T> event) {
        @Nullable T data = event.data();
        if (data == null) {
            throw new Failure(
                    FailureKind.BAD_INPUT, "The event " + event.type() + " carries no data; send its payload as JSON");
        }
        return data;
    }

    /** The reply. */
    public <T extends HoldfastEvent> CloudEvent<T> reply(T payload) {
        Map<String, String> extensions = new TreeMap<>();
        payload.runId().ifPresent(run -> extensions.put("run", run.value()));
        payload.copyName().ifPresent(copy -> extensions.put("copy", copy.value()));
        LOG.infof("Replies %s of %s %s", payload.type(), payload.plan(), extensions);
        return CloudEventBuilder.create()
                .id(payload.id())
                .type(payload.type())
                .source(source)
                .subject(payload.plan())
                .time(clock.instant().atOffset(ZoneOffset.UTC))
                .extensions(extensions)
                .build(payload);
    }

    /**
     * Posts a further event.
     *
     * @return whether there is a broker to post it to
     */
    public boolean post(HoldfastEvent payload) {
        LOG.infof("Posts %s of %s", payload.type(), payload.plan());
        return sink.post(EventCodec.encode(payload, URI.create(source), clock.instant()));
    }

    /** Does {@code work}; if it fails for good, says so by an event before the failure becomes the answer. */
    public <T> T tellingFailure(StepFailed.Step step, HoldfastEvent request, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            Failure failure = translation.of(e);
            if (!failure.kind().isRetryable() && failure.kind() != FailureKind.BAD_INPUT) {
                post(new StepFailed(
                        request.plan(),
                        step,
                        request.runId().map(Object::toString).orElse(null),
                        request.copyName().map(Object::toString).orElse(null),
                        String.valueOf(failure.getMessage())));
            }
            throw failure;
        }
    }
}
