package dev.holdfast.knative;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A broker, from the machine.
 *
 * @param client to post with
 * @param address where events are posted
 */
record Broker(HttpClient client, URI address) {
    /** Posts an event with JSON data, and answers with the broker's status. */
    int post(String type, String id, String subject, String data) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("ce-specversion", "1.0")
                .header("ce-id", id)
                .header("ce-source", "/lab")
                .header("ce-type", type)
                .header("ce-subject", subject)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(data))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
