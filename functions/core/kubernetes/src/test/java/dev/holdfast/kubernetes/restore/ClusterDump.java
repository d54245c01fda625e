package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;

/** Everything that a small cluster lists, in memory: a capture that knows no scope and leaves nothing out. */
final class ClusterDump {
    private ClusterDump() {}

    static MemoryObjectSource of(ApiServer server) {
        MemoryObjectSource dump = new MemoryObjectSource();
        for (ApiResource resource : new Discovery(server).read().preferred()) {
            if (resource.isListable()) {
                add(server, resource, dump);
            }
        }
        return dump;
    }

    private static void add(ApiServer server, ApiResource resource, MemoryObjectSource dump) {
        try {
            ObjectNode list =
                    Trees.read(server.send(ApiRequest.get(resource.id().path())));
            list.path("items").forEach(item -> {
                if (item instanceof ObjectNode object) {
                    object.put("apiVersion", resource.id().apiVersion());
                    object.put("kind", resource.kind());
                    dump.add(resource.groupResource().folder(), object);
                }
            });
        } catch (ApiException notAvailable) {
            // An aggregated API that is down.
        }
    }
}
