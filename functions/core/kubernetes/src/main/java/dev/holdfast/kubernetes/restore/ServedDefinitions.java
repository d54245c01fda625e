package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.time.Duration;
import java.util.Collection;

/**
 * Waits until the target serves new CRDs. Listing is the proof: a CRD is established a moment before its path answers, and what
 * counts is whether objects can be created.
 */
final class ServedDefinitions {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ApiServer server;
    private final Patience patience;

    ServedDefinitions(ApiServer server, Patience patience) {
        this.server = server;
        this.patience = patience;
    }

    /** Returns when all are served, or will not be for long: then their objects fail, with the server's words. */
    void await(ObjectStream stream, Collection<PlannedObject> definitions) {
        stream.forEach(definitions, (object, definition) -> await(definition));
    }

    private void await(JsonNode definition) {
        for (JsonNode version : definition.at("/spec/versions")) {
            if (version.path("served").asBoolean()) {
                GroupVersionResource resource = new GroupVersionResource(
                        definition.at("/spec/group").asText(),
                        version.path("name").asText(),
                        definition.at("/spec/names/plural").asText());
                patience.until(LONGEST, () -> isServed(resource));
            }
        }
    }

    private boolean isServed(GroupVersionResource resource) {
        try {
            server.send(ApiRequest.get(resource.path()).query("limit", "1"));
            return true;
        } catch (ApiException.NotFound notYet) {
            return false;
        } catch (ApiException other) {
            return !(other instanceof ApiException.Retryable);
        }
    }
}
