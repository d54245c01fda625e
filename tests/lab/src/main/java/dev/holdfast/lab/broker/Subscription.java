package dev.holdfast.lab.broker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One Knative Trigger as its file states it: which events, to which service, delivered how.
 *
 * @param filter attribute name to the exact value that it must have; empty takes every event
 * @param service name of the Knative Service that receives them
 */
public record Subscription(String name, Map<String, String> filter, String service, DeliveryPolicy delivery) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Whether this event is for it. */
    boolean takes(CloudEvent event) {
        return filter.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(attribute(event, wanted.getKey())));
    }

    private static String attribute(CloudEvent event, String name) {
        Object value = event.getAttributeNames().contains(name) ? event.getAttribute(name) : event.getExtension(name);
        return Objects.toString(value, "");
    }

    /** All Triggers in the {@code .yaml} files of {@code folder} (kustomize's own list of them aside), in the order of their file names. */
    public static List<Subscription> readAll(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml"))
                    .sorted()
                    .map(Subscription::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the subscriptions in " + folder, e);
        }
    }

    private static Subscription read(Path file) {
        try {
            JsonNode trigger = YAML.readTree(file.toFile());
            if (!"Trigger".equals(trigger.path("kind").asText())) {
                throw new IllegalArgumentException(file + " holds no Knative Trigger but a '"
                        + trigger.path("kind").asText() + "'");
            }
            JsonNode spec = trigger.path("spec");
            Map<String, String> filter = new LinkedHashMap<>();
            spec.path("filter")
                    .path("attributes")
                    .properties()
                    .forEach(e -> filter.put(e.getKey(), e.getValue().asText()));
            for (JsonNode exact : spec.path("filters")) {
                exact.path("exact")
                        .properties()
                        .forEach(e -> filter.put(e.getKey(), e.getValue().asText()));
            }
            return new Subscription(
                    trigger.path("metadata").path("name").asText(),
                    Map.copyOf(filter),
                    spec.path("subscriber").path("ref").path("name").asText(),
                    DeliveryPolicy.of(spec.path("delivery")));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the subscription " + file, e);
        }
    }
}
