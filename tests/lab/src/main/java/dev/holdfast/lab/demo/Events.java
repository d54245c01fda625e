package dev.holdfast.lab.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads payloads as somebody who knows only their JSON. */
final class Events {
    private static final JsonMapper JSON = new JsonMapper();

    private Events() {}

    static String field(CloudEvent event, String name) {
        try {
            return JSON.readTree(Objects.requireNonNull(event.getData()).toBytes())
                    .path(name)
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(event.getType() + " carries no JSON", e);
        }
    }
}
