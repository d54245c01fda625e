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
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Posts events to {@code K_SINK}, as a Knative SinkBinding sets it, with the extensions of {@code K_CE_OVERRIDES}. Without a sink
 * (a single function tried by hand) events are left out and {@link #post} says so.
 */
@ApplicationScoped
public class EventSink {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Optional<URI> sink;
    private final Optional<String> overrides;
    private final ObjectMapper json;

    EventSink(
            @ConfigProperty(name = "K_SINK") Optional<URI> sink,
            @ConfigProperty(name = "K_CE_OVERRIDES") Optional<String> overrides,
            ObjectMapper json) {
        this.sink = sink;
        this.overrides = overrides;
        this.json = json;
    }

    /**
     * Posts {@code event}.
     *
     * @return whether there is a sink
     * @throws Failure {@link FailureKind#UNREACHABLE} if the sink did not take it; the whole step may be done again
     */
    public boolean post(CloudEvent event) {
        if (sink.isEmpty()) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(sink.get()).timeout(Duration.ofSeconds(30));
        HttpMessageFactory.createWriter(
                        request::header,
                        body -> request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)))
                .writeBinary(overridden(event));
        try {
            HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
            if (response.statusCode() / 100 != 2) {
                throw unreachable("answered HTTP " + response.statusCode(), event, null);
            }
            return true;
        } catch (IOException e) {
            throw unreachable("cannot be reached", event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for, because this function is stopping", event, e);
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
