package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.KubernetesName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a value of a resource may look like: the one description from which files are checked and CRDs are made. */
public sealed interface Shape {
    /**
     * @param pattern a regular expression that both Java and RE2 understand the same
     * @param oneOf if not empty, the only texts
     */
    record Text(Optional<String> pattern, List<String> oneOf, int least, int most) implements Shape {
        Text matching(String expression) {
            return new Text(Optional.of(expression), oneOf, least, most);
        }
    }

    record Whole(int least, int most) implements Shape {}

    record Truth() implements Shape {}

    /** @param uniqueBy the field by which items differ; empty if they need not */
    record Items(Shape item, int least, int most, Optional<String> uniqueBy) implements Shape {}

    /** Any names, all with values of one shape. */
    record Named(Shape value, int most) implements Shape {}

    /** Whatever JSON. */
    record Anything() implements Shape {}

    /** @param rules what must hold between its fields */
    record Fields(List<Field> fields, List<Rule> rules) implements Shape {
        public Fields {
            fields = List.copyOf(fields);
            rules = List.copyOf(rules);
        }

        Fields with(Rule... more) {
            return new Fields(
                    fields, Stream.concat(rules.stream(), Stream.of(more)).toList());
        }

        List<String> names() {
            return fields.stream().map(Field::name).toList();
        }
    }

    /** @param description for {@code kubectl explain} */
    record Field(String name, Shape shape, Presence presence, String description) {}

    /** Whether a field must be there. */
    enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /** @param cel an expression in the Common Expression Language over {@code self} */
    record Rule(String cel, String message) {}

    static Text text(int most) {
        return new Text(Optional.empty(), List.of(), 1, most);
    }

    static Text label(int most) {
        return text(most).matching(KubernetesName.LABEL_PATTERN);
    }

    static Text duration() {
        return new Text(Optional.of(DurationText.PATTERN), List.of(), 2, 30);
    }

    static Text size() {
        return text(20).matching(ByteSize.PATTERN);
    }

    static <E extends Enum<E>> Text oneOf(Class<E> names) {
        return oneOf(EnumText.all(names));
    }

    static Text oneOf(List<String> texts) {
        return new Text(Optional.empty(), texts, 0, 0);
    }

    static Items items(Shape item, int most) {
        return new Items(item, 0, most, Optional.empty());
    }

    static Fields fields(Field... fields) {
        return new Fields(List.of(fields), List.of());
    }

    static Field required(String name, Shape shape, String description) {
        return new Field(name, shape, Presence.REQUIRED, description);
    }

    static Field optional(String name, Shape shape, String description) {
        return new Field(name, shape, Presence.OPTIONAL, description);
    }

    /** The seconds of a duration, as CEL: {@code field} is an expression that yields its text. */
    static String seconds(String field) {
        return "("
                + String.join(
                        " + ",
                        part(field, 'd', 86_400),
                        part(field, 'h', 3_600),
                        part(field, 'm', 60),
                        part(field, 's', 1))
                + ")";
    }

    private static String part(String field, char unit, int seconds) {
        String found = field + ".find('[0-9]+" + unit + "')";
        return "(" + found + " == '' ? 0 : int(" + found + ".replace('" + unit + "', '')) * " + seconds + ")";
    }
}
