package dev.holdfast.lab.broker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/**
 * How a Trigger is delivered, as Knative's {@code DeliverySpec} says it.
 *
 * @param retry how often after the first try
 * @param backoffDelay before the first retry; each further one waits twice as long where {@code exponential}
 * @param deadLetterService the service that receives what could not be delivered; empty for none
 */
public record DeliveryPolicy(int retry, Duration backoffDelay, Backoff backoff, String deadLetterService) {
    /** How the wait grows. */
    public enum Backoff {
        LINEAR,
        EXPONENTIAL
    }

    static DeliveryPolicy of(JsonNode delivery) {
        return new DeliveryPolicy(
                delivery.path("retry").asInt(0),
                Duration.parse(delivery.path("backoffDelay").asText("PT0S")),
                "exponential".equals(delivery.path("backoffPolicy").asText()) ? Backoff.EXPONENTIAL : Backoff.LINEAR,
                delivery.path("deadLetterSink").path("ref").path("name").asText(""));
    }

    /** The wait before retry number {@code number}, counted from 1 (Knative: delay × number, or delay × 2^number). */
    Duration waitBefore(int number) {
        return switch (backoff) {
            case LINEAR -> backoffDelay.multipliedBy(number);
            case EXPONENTIAL -> backoffDelay.multipliedBy(1L << Math.min(number, 20));
        };
    }

    /**
     * Whether Knative asks again after this HTTP status; seen on Knative 1.15: 404, 408, 409, 429 and all 5xx are retried, every
     * other failure goes to the dead letters at once.
     */
    static boolean isRetried(int status) {
        return status == 404 || status == 408 || status == 409 || status == 429 || status >= 500;
    }
}
