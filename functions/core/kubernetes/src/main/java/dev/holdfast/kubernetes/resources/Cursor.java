package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.YesNo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An object of a document that has passed the structure check, and where it stands: what a record refuses is told with its place. */
final class Cursor {
    private final String source;
    private final String path;
    private final Node.Fields node;

    Cursor(String source, String path, Node.Fields node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    boolean has(String field) {
        return node(field).isPresent();
    }

    /** The field as it is written, even if that is null. */
    Optional<Node> written(String field) {
        @Nullable Node value = node.fields().get(field);
        return value == null ? Optional.empty() : Optional.of(value);
    }

    Optional<Node> node(String field) {
        return written(field).filter(value -> !value.isNothing());
    }

    Optional<String> text(String field) {
        return node(field).map(value -> ((Node.Scalar) value).text());
    }

    Optional<Integer> whole(String field) {
        return text(field).map(Integer::parseInt);
    }

    Optional<YesNo> yesNo(String field) {
        return text(field).map(YesNo::ofText);
    }

    /** The field, as what {@code parse} makes of it. */
    <T> Optional<T> value(String field, Function<String, T> parse) {
        return text(field).map(text -> parsed(join(path, field), line(field), text, parse));
    }

    /** The same of a field that the structure check has found to be there. */
    <T> T required(String field, Function<String, T> parse) {
        return value(field, parse).orElseThrow();
    }

    <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
        return text(field).map(text -> EnumText.parse(type, text));
    }

    <T> List<T> values(String field, Function<String, T> parse) {
        List<T> values = new ArrayList<>();
        for (Node item : items(field)) {
            String where = join(path, field) + "[" + values.size() + "]";
            values.add(parsed(where, item.line(), ((Node.Scalar) item).text(), parse));
        }
        return values;
    }

    Optional<Cursor> object(String field) {
        return node(field).map(value -> new Cursor(source, join(path, field), (Node.Fields) value));
    }

    List<Cursor> objects(String field) {
        List<Cursor> objects = new ArrayList<>();
        for (Node item : items(field)) {
            objects.add(new Cursor(source, join(path, field) + "[" + objects.size() + "]", (Node.Fields) item));
        }
        return objects;
    }

    Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(field)
                .ifPresent(map ->
                        map.node.fields().forEach((name, value) -> texts.put(name, ((Node.Scalar) value).text())));
        return texts;
    }

    /** What {@code maker} makes of this object; what it refuses is told with its place. */
    <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidFieldException e) {
            throw new ProblemFound(new ResourceProblem(source, line(e.field()), join(path, e.field()), e.problem()));
        }
    }

    ProblemFound problem(String field, String problem) {
        return new ProblemFound(new ResourceProblem(source, line(field), join(path, field), problem));
    }

    private List<Node> items(String field) {
        return node(field).map(value -> ((Node.Items) value).items()).orElse(List.of());
    }

    private <T> T parsed(String where, int line, String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidFieldException e) {
            throw new ProblemFound(new ResourceProblem(source, line, where, e.problem()));
        }
    }

    /** The line of the field that a path such as {@code copies[1].location} leads to, as far as it leads. */
    private int line(String field) {
        @Nullable Node at = node;
        int line = node.line();
        for (String step : field.replace("[", ".[").split("\\.")) {
            at = switch (at) {
                case Node.Fields fields -> fields.fields().get(step);
                case Node.Items items when step.matches("\\[[0-9]{1,6}]") -> item(items.items(), step);
                case Node.Items _, Node.Scalar _ -> null;
                case null -> null;
            };
            line = at == null ? line : at.line();
        }
        return line;
    }

    private static @Nullable Node item(List<Node> items, String step) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        return index < items.size() ? items.get(index) : null;
    }

    private static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty()
                ? path + field
                : field.startsWith("[") ? path + field : path + "." + field;
    }
}
