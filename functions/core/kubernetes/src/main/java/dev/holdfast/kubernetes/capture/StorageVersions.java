package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The version at which each custom resource is stored, read from the CustomResourceDefinitions. Safe for many threads. */
final class StorageVersions {
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    private final Map<GroupResource, String> versions = new ConcurrentHashMap<>();

    /** Takes note of one definition. */
    void add(byte[] definition) {
        JsonNode spec;
        try {
            spec = JSON.readTree(definition).path("spec");
        } catch (IOException e) {
            throw new MalformedJsonException("A CustomResourceDefinition cannot be read", e);
        }
        String plural = spec.path("names").path("plural").asText();
        for (JsonNode version : spec.path("versions")) {
            if (version.path("storage").asBoolean() && !plural.isEmpty()) {
                versions.put(
                        new GroupResource(spec.path("group").asText(), plural),
                        version.path("name").asText());
            }
        }
    }

    Map<GroupResource, String> versions() {
        return Map.copyOf(versions);
    }
}
