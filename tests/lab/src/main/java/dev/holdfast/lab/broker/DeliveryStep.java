package dev.holdfast.lab.broker;

import io.cloudevents.CloudEvent;
import java.time.Duration;

/** What happened to one event on its way to one subscription. */
public sealed interface DeliveryStep {
    /** The event. */
    CloudEvent event();

    /** The subscription. */
    Subscription subscription();

    /** The service took it, with this status, after so long. */
    record Delivered(CloudEvent event, Subscription subscription, int status, Duration took) implements DeliveryStep {}

    /** It did not, and is asked again after a wait. */
    record Retried(CloudEvent event, Subscription subscription, String reason, int attempt) implements DeliveryStep {}

    /** It did not, and is not asked again; {@code to} names the dead letter service, empty if there is none. */
    record DeadLettered(CloudEvent event, Subscription subscription, String reason, String to)
            implements DeliveryStep {}
}
