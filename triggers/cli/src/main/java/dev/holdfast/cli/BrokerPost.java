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
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Posts events for the functions to do the work. */
final class BrokerPost {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /** A broker that keeps events answers at once; Knative's in-memory one when all is done, and stops the work of whoever hangs up before. */
    private static final Duration TO_ANSWER = Duration.ofMinutes(30);

    private final URI broker;
    private final Desk desk;

    private BrokerPost(URI broker, Desk desk) {
        this.broker = broker;
        this.desk = desk;
    }

    static int to(URI broker, List<? extends HoldfastEvent> events, Desk desk) {
        BrokerPost post = new BrokerPost(broker, desk);
        List<Map<String, String>> posted = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (HoldfastEvent event : events) {
            post.send(event);
            posted.add(Map.of("type", event.type().toString(), "id", event.id()));
            lines.add("Posted " + event.type() + " (" + event.id() + ") to " + broker + ".");
        }
        desk.print(Map.of("broker", broker.toString(), "posted", posted), lines);
        return 0;
    }

    private void send(HoldfastEvent event) {
        HttpRequest.Builder request = HttpRequest.newBuilder(broker).timeout(TO_ANSWER);
        HttpMessageFactory.createWriter(
                        request::header,
                        body -> request.POST(body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body)))
                .writeBinary(EventCodec.encode(
                        event, URI.create("/holdfast/cli"), desk.bench().clock().instant()));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(TO_CONNECT).build()) {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw refused(response.statusCode(), event);
            }
        } catch (HttpTimeoutException e) {
            throw new Failure(
                    FailureKind.UNKNOWN_OUTCOME,
                    "The broker at " + broker + " did not answer in time to " + event.type()
                            + ": look whether the work has begun before you post it again",
                    e);
        } catch (SSLException e) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The broker at " + broker
                            + " cannot be trusted: its certificate has expired, or this machine does not know who signed it; renew it, or use its"
                            + " address inside the cluster",
                    e);
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.UNREACHABLE,
                    "The broker at " + broker + " cannot be reached: check its address and that it is ready, or leave"
                            + " out --broker to do the work here",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.UNKNOWN_OUTCOME, "Interrupted while posting to " + broker, e);
        }
    }

    private Failure refused(int status, HoldfastEvent event) {
        FailureKind kind = switch (status) {
            case 401, 403 -> FailureKind.ACCESS_DENIED;
            case 404, 405 -> FailureKind.NOT_FOUND;
            default -> FailureKind.UNREACHABLE;
        };
        return new Failure(
                kind,
                "The broker at " + broker + " answered HTTP " + status + " to " + event.type()
                        + ", which it did not take: check its address and that it is ready");
    }
}
