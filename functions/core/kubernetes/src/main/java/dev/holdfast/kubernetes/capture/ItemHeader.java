package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What decides whether an object is captured.
 *
 * @param namespace empty for a cluster-scoped object
 * @param name of the object
 * @param labels all of them
 * @param annotations the keys of all of them
 * @param controlled whether an owner reference names a controller
 */
record ItemHeader(
        String namespace, String name, Map<String, String> labels, Set<String> annotations, boolean controlled) {
    private static final JsonFactory JSON = JsonFormat.newMapper().getFactory();

    /**
     * Reads it from canonical JSON, whose members are sorted: nothing behind {@code metadata} is looked at.
     *
     * @throws MalformedJsonException if that is no object with a name
     */
    static ItemHeader read(byte[] canonical) {
        try (JsonParser parser = JSON.createParser(canonical)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean metadata = parser.currentName().equals("metadata");
                    JsonToken value = parser.nextToken();
                    if (metadata && value == JsonToken.START_OBJECT) {
                        return new Reader().read(parser);
                    }
                    parser.skipChildren();
                }
            }
            throw new MalformedJsonException("An item of a list is no object with metadata; look at what serves it");
        } catch (IOException e) {
            throw new MalformedJsonException("An item of a list cannot be read; look at what serves it", e);
        }
    }

    private static final class Reader {
        private final Map<String, String> labels = new HashMap<>();
        private final Set<String> annotations = new HashSet<>();
        private String namespace = "";
        private String name = "";
        private boolean controlled;

        ItemHeader read(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "namespace" -> namespace = parser.getText();
                    case "name" -> name = parser.getText();
                    case "labels" -> readStrings(parser, labels);
                    case "annotations" -> {
                        Map<String, String> all = new HashMap<>();
                        readStrings(parser, all);
                        annotations.addAll(all.keySet());
                    }
                    case "ownerReferences" -> readOwners(parser);
                    default -> parser.skipChildren();
                }
            }
            if (name.isEmpty()) {
                throw new MalformedJsonException("An item of a list has no name; look at what serves it");
            }
            return new ItemHeader(namespace, name, labels, annotations, controlled);
        }

        private static void readStrings(JsonParser parser, Map<String, String> target) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                target.put(key, parser.getText());
                parser.skipChildren();
            }
        }

        private void readOwners(JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return;
            }
            int open = 1;
            while (open > 0) {
                JsonToken token = parser.nextToken();
                if (token.isStructStart()) {
                    open++;
                } else if (token.isStructEnd()) {
                    open--;
                } else if (token == JsonToken.VALUE_TRUE && parser.currentName().equals("controller")) {
                    controlled = true;
                }
            }
        }
    }
}
