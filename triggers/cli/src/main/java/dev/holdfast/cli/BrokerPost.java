package dev.holdfast.cli;

import dev.holdfast.events.EventCodec;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import io.cloudevents.http.HttpMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Posts an event for the functions to do the work. */
final class BrokerPost {
    private BrokerPost() {}

    static int to(URI broker, HoldfastEvent event, HoldfastCommand.Desk desk) {
        HttpRequest.Builder request = HttpRequest.newBuilder(broker).timeout(Duration.ofSeconds(30));
        HttpMessageFactory.createWriter(
                        request::header,
                        body -> request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)))
                .writeBinary(EventCodec.encode(
                        event, URI.create("/holdfast/cli"), desk.bench().clock().instant()));
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Failure(
                        FailureKind.UNREACHABLE,
                        "The broker at " + broker + " answered HTTP " + response.statusCode() + " to " + event.type()
                                + ": check its address and that it is ready");
            }
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.UNREACHABLE, "The broker at " + broker + " cannot be reached: check its address", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.UNKNOWN_OUTCOME, "Interrupted while posting to " + broker, e);
        }
        desk.print(
                Map.of("type", event.type(), "id", event.id(), "broker", broker.toString()),
                List.of("Posted " + event.type() + " (" + event.id() + ") to " + broker + "."));
        return 0;
    }
}
