package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a cluster writes into every object by itself: it says nothing to another cluster, and stands in the way of kubectl. */
final class ServerFields {
    private static final List<String> OF_METADATA =
            List.of("uid", "resourceVersion", "generation", "creationTimestamp", "managedFields", "selfLink");

    private ServerFields() {}

    /** A copy of the object without them. */
    static JsonNode without(JsonNode object) {
        JsonNode copy = object.deepCopy();
        if (copy instanceof ObjectNode whole) {
            whole.remove("status");
        }
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OF_METADATA);
        }
        return copy;
    }
}
