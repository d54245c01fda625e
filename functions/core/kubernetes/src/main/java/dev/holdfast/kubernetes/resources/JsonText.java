package dev.holdfast.kubernetes.resources;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** A piece of a file as JSON text. */
final class JsonText {
    private JsonText() {}

    static String of(Node node) {
        return switch (node) {
            case Node.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> quoted(scalar.text());
                    case WHOLE, FRACTION, TRUTH -> scalar.text();
                    case NOTHING -> "null";
                };
            case Node.Items items ->
                items.items().stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
            case Node.Fields fields ->
                fields.fields().entrySet().stream().map(JsonText::member).collect(Collectors.joining(",", "{", "}"));
        };
    }

    private static String member(Map.Entry<String, Node> member) {
        return quoted(member.getKey()) + ":" + of(member.getValue());
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
