package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.JsonFormat;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** Counts objects without reading them: a page of one tells how many remain. */
final class LeftOutCount {
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    private LeftOutCount() {}

    /** How many there are, if the server tells; nothing where counting would be the work that leaving out saves. */
    static OptionalLong of(ApiServer server, ResourceChoice.Unlisted unlisted, NamespaceChoice namespaces) {
        return switch (unlisted.reason()) {
            case COMPUTED, SAME_OBJECTS, OWNED_ENDPOINTS, MIRROR_POD -> OptionalLong.empty();
            case HISTORY, HEARTBEAT, MACHINE, EXCLUDED -> count(server, unlisted, namespaces);
        };
    }

    private static OptionalLong count(ApiServer server, ResourceChoice.Unlisted unlisted, NamespaceChoice namespaces) {
        boolean everywhere = !unlisted.resource().isNamespaced() || namespaces instanceof NamespaceChoice.All;
        if (!everywhere && namespaces.lists().contains("")) {
            return OptionalLong.empty();
        }
        long sum = 0;
        for (String namespace : everywhere ? List.of("") : namespaces.lists()) {
            OptionalLong one = count(server, unlisted.resource().id().path(namespace));
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    private static OptionalLong count(ApiServer server, String path) {
        try {
            JsonNode page = JSON.readTree(server.send(ApiRequest.get(path).query("limit", "1")));
            JsonNode metadata = page.path("metadata");
            boolean tells = metadata.path("continue").asText().isEmpty() || metadata.has("remainingItemCount");
            return tells
                    ? OptionalLong.of(page.path("items").size()
                            + metadata.path("remainingItemCount").asLong())
                    : OptionalLong.empty();
        } catch (ApiException | IOException e) {
            return OptionalLong.empty(); // it is not captured, so it need not be known
        }
    }
}
