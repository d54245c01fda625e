package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** JSON trees of objects: reading, writing, walking. */
final class Trees {
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    private Trees() {}

    static ObjectNode read(byte[] json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // Not as the cause: it would not quote the content, but it adds nothing either.
        }
        throw new MalformedJsonException(
                "An object of the snapshot or an answer of the API server is no JSON object; check the copy");
    }

    /** JSON of one value, as a patch rule has it. */
    static JsonNode value(String json) throws JsonProcessingException {
        return JSON.readTree(json);
    }

    static byte[] write(JsonNode tree) {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree that was read cannot be written", e);
        }
    }

    static ObjectNode newObject() {
        return JSON.createObjectNode();
    }

    static ObjectNode metadata(ObjectNode object) {
        return object.withObject("/metadata");
    }

    static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new HashMap<>();
        object.at("/metadata/labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    static String annotation(JsonNode object, String name) {
        return object.path("metadata").path("annotations").path(name).asText();
    }

    static String label(JsonNode object, String name) {
        return object.path("metadata").path("labels").path(name).asText();
    }

    /** Shows every JSON object in {@code tree}, itself included, outermost first. */
    static void forEachObject(JsonNode tree, Consumer<ObjectNode> visitor) {
        if (tree instanceof ObjectNode object) {
            visitor.accept(object);
        }
        tree.forEach(child -> forEachObject(child, visitor));
    }

    /** Writes another text for the one at {@code field}, if {@code names} knows it. */
    static void rename(JsonNode object, String field, Map<String, String> names) {
        String renamed = names.get(object.path(field).asText());
        if (renamed != null && object instanceof ObjectNode changeable) {
            changeable.put(field, renamed);
        }
    }

    static void remove(JsonNode object, Set<String> fields) {
        if (object instanceof ObjectNode changeable) {
            changeable.remove(fields);
        }
    }
}
