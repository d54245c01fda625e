package dev.holdfast.kubernetes.objects;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What every object says about itself, read without looking at the rest.
 *
 * @param apiVersion such as {@code apps/v1}; empty if the object does not say
 * @param kind such as {@code Deployment}; empty if the object does not say
 * @param namespace empty for a cluster-scoped object
 * @param name not empty
 * @param uid empty if there is none
 * @param resourceVersion empty if there is none
 */
public record ObjectMetadata(
        String apiVersion, String kind, String namespace, String name, String uid, String resourceVersion) {

    /**
     * Reads it from an object's JSON.
     *
     * @throws MalformedJsonException if that is no JSON object with a {@code metadata.name}
     */
    public static ObjectMetadata read(byte[] json) {
        try (JsonParser parser = JsonFormat.FACTORY.createParser(json)) {
            return new Reader().read(parser);
        } catch (IOException e) {
            throw new MalformedJsonException("This is no object of Kubernetes: " + JsonFormat.reason(e), e);
        }
    }

    private static final class Reader {
        private String apiVersion = "";
        private String kind = "";
        private String namespace = "";
        private String name = "";
        private String uid = "";
        private String resourceVersion = "";

        ObjectMetadata read(JsonParser parser) throws IOException {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("This is no object of Kubernetes: it does not begin with '{'");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                switch (field) {
                    case "apiVersion" -> apiVersion = text(parser);
                    case "kind" -> kind = text(parser);
                    case "metadata" -> {
                        if (value == JsonToken.START_OBJECT) {
                            readMetadata(parser);
                        }
                    }
                    default -> parser.skipChildren();
                }
            }
            if (name.isEmpty()) {
                throw new MalformedJsonException("This is no object of Kubernetes: it has no metadata.name");
            }
            return new ObjectMetadata(apiVersion, kind, namespace, name, uid, resourceVersion);
        }

        private void readMetadata(JsonParser parser) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "namespace" -> namespace = text(parser);
                    case "name" -> name = text(parser);
                    case "uid" -> uid = text(parser);
                    case "resourceVersion" -> resourceVersion = text(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private static String text(JsonParser parser) throws IOException {
            parser.skipChildren();
            return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        }
    }
}
