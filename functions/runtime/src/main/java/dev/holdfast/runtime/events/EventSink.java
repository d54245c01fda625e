package dev.holdfast.runtime.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to {@code K_SINK}, as a Knative SinkBinding sets it, with the extensions of {@code K_CE_OVERRIDES}. Without a sink
 * (a single function tried by hand) events are left out and {@link #post} says so.
 */
@ApplicationScoped
public class EventSink {
    private static final Logger LOG = Logger.getLogger(EventSink.class);

    /** Longer than all that one event may lead to. */
    private static final Duration OPEN = Duration.ofMinutes(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Optional<URI> sink;
    private final Optional<String> overrides;
    private final Duration wait;
    private final ObjectMapper json;

    /**
     * @param wait for how long the sink is waited for. A broker that keeps events needs milliseconds, and whatever it says then is heard. One that
     *     answers only when all is done would be waited for in vain, and perhaps by the very function that it wants to call
     */
    EventSink(
            @ConfigProperty(name = "K_SINK") Optional<URI> sink,
            @ConfigProperty(name = "K_CE_OVERRIDES") Optional<String> overrides,
            @ConfigProperty(name = "holdfast.sink.wait", defaultValue = "PT5S") Duration wait,
            ObjectMapper json) {
        this.wait = wait;
        this.sink = sink;
        this.overrides = overrides;
        this.json = json;
    }

    /**
     * Posts {@code event}. A broker that keeps events answers at once. Knative's in-memory broker answers only when all that the event leads
     * to is done, and cancels that if we hang up before: then the request stays open, and is not waited for.
     *
     * @return whether there is a sink
     * @throws Failure {@link FailureKind#UNREACHABLE} if the sink did not take it; the whole step may be done again
     */
    public boolean post(CloudEvent event) {
        if (sink.isEmpty()) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(sink.get()).timeout(OPEN);
        HttpMessageFactory.createWriter(
                        request::header,
                        body -> request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)))
                .writeBinary(overridden(event));
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request.build(), BodyHandlers.discarding());
        try {
            requireTaken(answer.get(wait.toMillis(), TimeUnit.MILLISECONDS), event);
        } catch (TimeoutException e) {
            LOG.debugf("The broker has not answered to %s yet", event.getType());
            CompletableFuture<?> _ = answer.whenComplete((late, failed) -> tellIfLost(event, late, failed));
        } catch (ExecutionException e) {
            throw unreachable("cannot be reached", event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for, because this function is stopping", event, e);
        }
        return true;
    }

    private void requireTaken(HttpResponse<Void> answer, CloudEvent event) {
        if (answer.statusCode() / 100 != 2) {
            throw unreachable("answered HTTP " + answer.statusCode(), event, null);
        }
    }

    /** By then the step has long been answered; what is lost comes again by a schedule. */
    private static void tellIfLost(CloudEvent event, @Nullable HttpResponse<Void> late, @Nullable Throwable failed) {
        if (failed != null || late == null || late.statusCode() / 100 != 2) {
            LOG.warnf(
                    "The broker kept us waiting for %s %s and then did not take it (%s); a schedule will bring it again",
                    event.getType(),
                    event.getId(),
                    late == null ? String.valueOf(failed) : "HTTP " + late.statusCode());
        }
    }

    private CloudEvent overridden(CloudEvent event) {
        if (overrides.isEmpty()) {
            return event;
        }
        try {
            JsonNode extensions = json.readTree(overrides.get()).path("extensions");
            CloudEventBuilder builder = CloudEventBuilder.from(event);
            extensions
                    .properties()
                    .forEach(e -> builder.withExtension(e.getKey(), e.getValue().asText()));
            return builder.build();
        } catch (JsonProcessingException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, "K_CE_OVERRIDES is no JSON: correct the SinkBinding", e);
        }
    }

    private Failure unreachable(String what, CloudEvent event, @Nullable Exception cause) {
        return new Failure(
                FailureKind.UNREACHABLE,
                "The broker at " + sink.orElseThrow() + " " + what + ", so the event " + event.getType()
                        + " could not be posted; the step will be asked for again",
                cause);
    }
}
