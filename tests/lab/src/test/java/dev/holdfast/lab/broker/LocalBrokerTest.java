package dev.holdfast.lab.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LocalBrokerTest {
    private static final DeliveryPolicy TWICE_MORE =
            new DeliveryPolicy(2, Duration.ofMillis(1), DeliveryPolicy.Backoff.EXPONENTIAL, "graveyard");

    private final ScriptedService service = new ScriptedService();
    private final ScriptedService graveyard = new ScriptedService();
    private final List<DeliveryStep> steps = new CopyOnWriteArrayList<>();
    private final LocalBroker broker = new LocalBroker(
            List.of(
                    new Subscription("asks", Map.of("type", "asked"), "service", TWICE_MORE),
                    new Subscription("answers", Map.of("type", "answered"), "graveyard", TWICE_MORE),
                    new Subscription("nobody", Map.of(), "not-started", TWICE_MORE)),
            Map.of("service", service.address(), "graveyard", graveyard.address()),
            steps::add);

    @AfterEach
    void stop() {
        broker.close();
        service.close();
        graveyard.close();
    }

    @Test
    void retriesWhatKnativeRetriesUntilItIsTaken() {
        service.answers(503, 429, 200);

        broker.publish(event("asked"));

        await().until(() -> steps.size() == 3);
        assertThat(steps.get(0)).isInstanceOf(DeliveryStep.Retried.class);
        assertThat(steps.get(1)).isInstanceOf(DeliveryStep.Retried.class);
        assertThat(steps.get(2)).isInstanceOf(DeliveryStep.Delivered.class);
    }

    @Test
    void buriesAtOnceWhatIsNotRetried() {
        service.answers(422, 200);

        broker.publish(event("asked"));

        await().until(() -> graveyard.received().size() == 1);
        assertThat(service.received()).hasSize(1);
        assertThat(graveyard.received().getFirst()).containsEntry("ce-knativeerrorcode", "422");
    }

    @Test
    void buriesWhatFailsTooOften() {
        service.answers(500, 500, 500, 200);

        broker.publish(event("asked"));

        await().until(() -> graveyard.received().size() == 1);
        assertThat(service.received()).hasSize(3);
    }

    @Test
    void retriesWhenNobodyListens() {
        service.close();

        broker.publish(event("asked"));

        await().until(() -> graveyard.received().size() == 1);
        assertThat(steps.getFirst()).isInstanceOf(DeliveryStep.Retried.class);
    }

    @Test
    void makesAReplyAnEvent() {
        service.replies("answered");

        broker.publish(event("asked"));

        await().until(() -> graveyard.received().size() == 1);
        assertThat(graveyard.received().getFirst()).containsEntry("ce-type", "answered");
    }

    @Test
    void retriesA200WhoseBodyIsNoEvent() {
        service.repliesJunk();

        broker.publish(event("asked"));

        await().until(() -> graveyard.received().size() == 1);
        assertThat(graveyard.received().getFirst()).containsEntry("ce-knativeerrorcode", "502");
    }

    @Test
    void handsOnOnlyWhatTheFilterTakes() {
        broker.publish(event("other"));
        broker.publish(event("asked"));

        await().until(() -> service.received().size() == 1);
        assertThat(service.received().getFirst()).containsEntry("ce-type", "asked");
    }

    @Test
    void takesAnEventOverHttpAndRefusesJunk() throws Exception {
        assertThat(post("{}", "ce-specversion", "1.0")).isEqualTo(400);
        assertThat(post("junk", "Content-Type", "application/cloudevents+json")).isEqualTo(400);
        assertThat(post(
                        "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/t\",\"type\":\"asked\"}",
                        "Content-Type",
                        "application/cloudevents+json"))
                .isEqualTo(202);
        await().until(() -> service.received().size() == 1);
    }

    private int post(String body, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(broker.ingress())
                .headers(headers)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    private static CloudEvent event(String type) {
        return CloudEventBuilder.v1()
                .withId("1")
                .withSource(URI.create("/test"))
                .withType(type)
                .build();
    }
}
