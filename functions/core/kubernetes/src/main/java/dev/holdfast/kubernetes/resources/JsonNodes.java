package dev.holdfast.kubernetes.resources;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.holdfast.kubernetes.resources.Node.Scalar.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON, as an API server sends it, to our tree. */
final class JsonNodes {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(YamlNodes.MAX_DEPTH)
                    .maxNumberLength(40)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonNodes() {}

    static Node read(String text) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            Node node = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "something follows the object's end");
            }
            return node;
        }
    }

    private static Node value(JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser, line);
            case START_ARRAY -> items(parser, line);
            case VALUE_NUMBER_INT -> new Node.Scalar(Kind.WHOLE, parser.getText(), line);
            case VALUE_NUMBER_FLOAT -> new Node.Scalar(Kind.FRACTION, parser.getText(), line);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(Kind.TRUTH, parser.getText(), line);
            case VALUE_NULL -> new Node.Scalar(Kind.NOTHING, "", line);
            case VALUE_STRING -> new Node.Scalar(Kind.TEXT, parser.getText(), line);
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "a value is missing");
        };
    }

    private static Node fields(JsonParser parser, int line) throws IOException {
        Map<String, Node> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return new Node.Fields(fields, line);
    }

    private static Node items(JsonParser parser, int line) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Node.Items(items, line);
    }
}
