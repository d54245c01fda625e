package dev.holdfast.runtime.http;

import dev.holdfast.events.EventCodec;
import dev.holdfast.events.EventType;
import dev.holdfast.events.MalformedEventException;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import io.cloudevents.CloudEvent;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Reads every event before Funqy does, and lets in what is one: Funqy would guess where an attribute is missing, coerce what is of the
 * wrong kind, and say little about what it could not read.
 */
@ApplicationScoped
public class EventDoor {
    /** Knative's mark on a dead letter, which may be dead just because its data cannot be read. */
    private static final String DEAD = "knativeerrorcode";

    private static final String WANTED =
            "; send a CloudEvent 1.0: ce-specversion, ce-id, ce-source, ce-type and a JSON body, or all of it as"
                    + " application/cloudevents+json";

    void install(@Observes Router router) {
        // After the body was read, before Funqy.
        router.route("/").order(RouteConstants.ROUTE_ORDER_BODY_HANDLER + 1).handler(EventDoor::check);
    }

    private static void check(RoutingContext context) {
        if (!context.request().method().equals(HttpMethod.POST)) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "Events are posted, and this was a " + context.request().method() + WANTED);
        }
        CloudEvent event = event(context);
        if (EventType.all().contains(event.getType()) && event.getExtension(DEAD) == null) {
            try {
                EventCodec.decode(event);
            } catch (MalformedEventException e) {
                throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
            }
        }
        context.next();
    }

    private static CloudEvent event(RoutingContext context) {
        @Nullable Buffer body = context.body().buffer();
        try {
            CloudEvent event = HttpMessageFactory.createReader(
                            take -> context.request().headers().forEach(take),
                            body == null ? new byte[0] : body.getBytes())
                    .toEvent();
            if (event.getId().isBlank()
                    || event.getType().isBlank()
                    || event.getSource().toString().isBlank()) {
                throw new Failure(FailureKind.BAD_INPUT, "An event's id, source and type must not be empty" + WANTED);
            }
            return event;
        } catch (CloudEventRWException | IllegalStateException | IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, "This is no event (" + firstLine(e) + ")" + WANTED, e);
        }
    }

    /** Some of the messages go on with a quotation of what was sent. */
    private static String firstLine(RuntimeException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
