package dev.holdfast.lab.broker;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers one event to one subscription by Knative's rules. */
final class Delivery {
    /** Knative's default timeout of a request to a Service. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);

    private static final int MAX_ERROR_DATA = 1024;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<String, URI> services;
    private final Consumer<DeliveryStep> log;
    private final Consumer<CloudEvent> replies;

    Delivery(Map<String, URI> services, Consumer<DeliveryStep> log, Consumer<CloudEvent> replies) {
        this.services = services;
        this.log = log;
        this.replies = replies;
    }

    void deliver(CloudEvent event, Subscription subscription) {
        URI target = Objects.requireNonNull(services.get(subscription.service()));
        for (int attempt = 0; ; attempt++) {
            Answer answer = post(event, target);
            if (answer.accepted()) {
                log.accept(new DeliveryStep.Delivered(event, subscription, answer.status(), answer.took()));
                answer.reply().ifPresent(replies);
                return;
            }
            if (!answer.retryable() || attempt >= subscription.delivery().retry()) {
                deadLetter(event, subscription, answer);
                return;
            }
            log.accept(new DeliveryStep.Retried(event, subscription, answer.reason(), attempt + 1));
            if (!sleep(subscription.delivery().waitBefore(attempt + 1))) {
                return;
            }
        }
    }

    private void deadLetter(CloudEvent event, Subscription subscription, Answer answer) {
        String to = subscription.delivery().deadLetterService();
        log.accept(new DeliveryStep.DeadLettered(event, subscription, answer.reason(), to));
        URI sink = services.get(to);
        if (sink != null) {
            CloudEvent marked = CloudEventBuilder.from(event)
                    .withExtension("knativeerrordest", String.valueOf(services.get(subscription.service())))
                    .withExtension("knativeerrorcode", answer.status())
                    .withExtension("knativeerrordata", answer.reason())
                    .build();
            post(marked, sink);
        }
    }

    private Answer post(CloudEvent event, URI target) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target).timeout(REQUEST_TIMEOUT);
        HttpMessageFactory.createWriter(
                        request::header,
                        body -> request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)))
                .writeBinary(event);
        long began = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return answer(response, Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException e) {
            return new Answer(-1, "no connection to " + target + ": " + e, Optional.empty(), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(400, "the broker is stopping", Optional.empty(), Duration.ZERO);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response, Duration took) {
        byte[] body = response.body();
        int status = response.statusCode();
        if (status / 100 != 2) {
            String text = new String(body, 0, Math.min(body.length, MAX_ERROR_DATA), StandardCharsets.UTF_8);
            return new Answer(status, text.isBlank() ? "HTTP " + status : text, Optional.empty(), took);
        }
        if (body.length == 0 && response.headers().firstValue("ce-type").isEmpty()) {
            return new Answer(status, "", Optional.empty(), took);
        }
        try {
            CloudEvent reply = HttpMessageFactory.createReader(
                            headers -> response.headers()
                                    .map()
                                    .forEach((name, values) -> headers.accept(name, values.getFirst())),
                            body)
                    .toEvent();
            return new Answer(status, "", Optional.of(reply), took);
        } catch (CloudEventRWException e) {
            // Seen on Knative 1.15: a 2xx whose body is no event becomes 502, and is retried.
            return new Answer(502, "the reply is no event: " + e.getMessage(), Optional.empty(), took);
        }
    }

    private static boolean sleep(Duration wait) {
        try {
            Thread.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a service said; status −1 is a connection that failed. */
    private record Answer(int status, String reason, Optional<CloudEvent> reply, Duration took) {
        boolean accepted() {
            return status / 100 == 2;
        }

        boolean retryable() {
            return status == -1 || DeliveryPolicy.isRetried(status);
        }
    }
}
