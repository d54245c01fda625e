package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import java.util.Optional;

/** The requests about one object, as trees. */
final class ObjectApi {
    /** How much of an object the server sends back. */
    enum Answer {
        WHOLE("application/json"),
        /** Of a server that cannot (an aggregated one may not), it is the whole object all the same. */
        METADATA("application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json");

        private final String mediaType;

        Answer(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    private final ApiServer server;
    private final ApiResource resource;
    private final PlannedObject object;

    ObjectApi(ApiServer server, ApiResource resource, PlannedObject object) {
        this.server = server;
        this.resource = resource;
        this.object = object;
    }

    Optional<ObjectNode> read() {
        try {
            return Optional.of(send(ApiRequest.get(path())));
        } catch (ApiException.NotFound absent) {
            return Optional.empty();
        }
    }

    /** Creates it, and answers with as much of it as {@code wanted} says. */
    ObjectNode create(JsonNode body, String manager, Answer wanted) {
        String collection = resource.id().path(object.target().namespace());
        return send(ApiRequest.create(collection, Trees.write(body))
                .query("fieldManager", manager)
                .accepting(wanted.mediaType));
    }

    ObjectNode replace(JsonNode body, String manager) {
        return send(ApiRequest.replace(path(), Trees.write(body)).query("fieldManager", manager));
    }

    ObjectNode merge(JsonNode patch, String manager) {
        return merge("", patch, manager);
    }

    ObjectNode merge(String subresource, JsonNode patch, String manager) {
        return send(ApiRequest.patch(path() + subresource, ApiRequest.PatchType.MERGE, Trees.write(patch))
                .query("fieldManager", manager));
    }

    /** Writes the whole status, whatever was there. */
    ObjectNode putStatus(JsonNode status, String manager) {
        ObjectNode operation = Trees.newObject();
        operation.put("op", "add").put("path", "/status").set("value", status);
        JsonNode patch = JsonNodeFactory.instance.arrayNode().add(operation);
        return send(ApiRequest.patch(path() + "/status", ApiRequest.PatchType.JSON, Trees.write(patch))
                .query("fieldManager", manager));
    }

    /** Deletes exactly this incarnation, with what it owns. */
    void delete(String uid) {
        ObjectNode options = Trees.newObject();
        options.put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", uid);
        server.send(ApiRequest.delete(path(), Trees.write(options)));
    }

    private String path() {
        return resource.id().path(object.target());
    }

    private ObjectNode send(ApiRequest request) {
        return Trees.read(server.send(request));
    }
}
