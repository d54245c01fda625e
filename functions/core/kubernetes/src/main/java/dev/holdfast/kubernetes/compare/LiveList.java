package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.JsonFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Reads a list page by page and object by object, as trees of which only one is in memory at a time. */
final class LiveList {
    /** What follows an item is the next one, no trailing rubbish. */
    private static final ObjectMapper JSON =
            JsonFormat.newMapper().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final int PAGE = 500;

    private final ApiServer server;
    private final ApiResource resource;

    LiveList(ApiServer server, ApiResource resource) {
        this.server = server;
        this.resource = resource;
    }

    /**
     * Passes on every object of {@code namespace}, or of all if that is empty. If the server forgets the list in the middle (410), it
     * begins again, and objects come twice.
     */
    void read(String namespace, Consumer<ObjectNode> consumer) {
        ApiRequest first = ApiRequest.get(resource.id().path(namespace)).query("limit", Integer.toString(PAGE));
        String token = "";
        do {
            try {
                token = page(token.isEmpty() ? first : first.query("continue", token), consumer);
            } catch (ApiException.Gone forgotten) {
                token = page(ApiRequest.get(resource.id().path(namespace)), consumer);
            }
        } while (!token.isEmpty());
    }

    /** Reads one page; returns the token of the next, empty after the last. */
    private String page(ApiRequest request, Consumer<ObjectNode> consumer) {
        String token = "";
        try (InputStream answer = server.open(request);
                JsonParser parser = JSON.getFactory().createParser(answer)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    items(parser, consumer);
                } else if (field.equals("metadata")) {
                    JsonNode metadata = JSON.readTree(parser);
                    token = metadata.path("continue").asText();
                } else {
                    parser.skipChildren();
                }
            }
            return token;
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }

    private void items(JsonParser parser, Consumer<ObjectNode> consumer) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            ObjectNode object = JSON.readTree(parser);
            // The items of a list of a built-in type do not say what they are.
            object.put("apiVersion", resource.id().apiVersion());
            object.put("kind", resource.kind());
            consumer.accept(object);
        }
    }
}
