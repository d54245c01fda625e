package dev.holdfast.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knocks at a function's door as a broker does, or as somebody does who means no good. */
public final class Door {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI address;

    public Door(URI address) {
        this.address = address;
    }

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String body) {
        private static final Pattern DETAIL = Pattern.compile("\"detail\":\"((?:[^\"\\\\]|\\\\.)*)\"");

        /** What its problem+json says. */
        public String detail() {
            Matcher detail = DETAIL.matcher(body);
            return detail.find() ? detail.group(1) : "";
        }

        /** Whether Knative Eventing would deliver the event again. */
        public boolean isRetried() {
            return status >= 500 || status == 404 || status == 408 || status == 409 || status == 429;
        }
    }

    /** Sends an event in binary mode, with everything that an event must have. */
    public Answer binary(String type, String json) {
        return send(attributes(type), json);
    }

    /** The headers of a proper event in binary mode, to be spoiled. */
    public static Map<String, String> attributes(String type) {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce-specversion", "1.0",
                "ce-id", "stage-1",
                "ce-source", "/stage",
                "ce-type", type,
                "ce-subject", Stage.PLAN.toString(),
                "content-type", "application/json"));
        return headers;
    }

    /** Sends an event in structured mode. */
    public Answer structured(String type, String json) {
        return send(Map.of("content-type", "application/cloudevents+json"), """
                {"specversion": "1.0", "id": "stage-1", "source": "/stage", "type": "%s", "subject": "%s",
                 "datacontenttype": "application/json", "data": %s}""".formatted(type, Stage.PLAN, json));
    }

    /** Posts anything. */
    public Answer send(Map<String, String> headers, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return exchange(request);
    }

    /** Posts junk. */
    public Answer send(Junk junk) {
        return send(junk.headers(), junk.body());
    }

    /** Asks for a page of the function. */
    public Answer get(String path) {
        return get(path, Map.of());
    }

    /** The same with headers. */
    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        headers.forEach(request::header);
        return exchange(request);
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>();
            response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
