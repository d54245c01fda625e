package dev.holdfast.lab.generator;

import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Generates objects of about 2.4 KB of JSON each, as a server gives them back. The object at a place is the same in each run, in
 * whatever order and by however many threads they are asked for.
 *
 * @param count how many there are
 * @param mix of which kinds
 */
public record ObjectGenerator(int count, Mix mix) {
    private static final int IN_ONE_NAMESPACE = 500;
    private static final long SEED = 20_000;

    public ObjectGenerator {
        if (count < 1) {
            throw new IllegalArgumentException("There must be something to generate; count is " + count);
        }
    }

    public static ObjectGenerator of(int count) {
        return new ObjectGenerator(count, Mix.USUAL);
    }

    /** How many namespaces they lie in: one for each 500. */
    public int namespaces() {
        return (count + IN_ONE_NAMESPACE - 1) / IN_ONE_NAMESPACE;
    }

    static String namespace(int number) {
        return String.format(Locale.ROOT, "load-%04d", number);
    }

    GeneratedObject at(int index) {
        var kind = mix.kindAt(index);
        var namespace = namespace(index % namespaces());
        var name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + index;
        var text = new InventedText(new Random(SEED + index));
        var json = ObjectText.of(kind, name, namespace, text);
        return new GeneratedObject(
                kind.path(namespace),
                name,
                json,
                kind == Kind.POD ? Optional.of(ObjectText.podStatus(name)) : Optional.empty());
    }
}
