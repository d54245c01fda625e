package dev.holdfast.kubernetes.objects;

import java.util.Arrays;
import java.util.List;

/**
 * JSON of which there is one spelling only, so that equal objects are equal bytes, deduplicate, and compare without parsing.
 *
 * <p>Members are sorted by the bytes of their name as written; no white space; strings are UTF-8 with only the escapes that JSON
 * demands ({@code \" \\ \b \f \n \r \t}, else {@code \}{@code u00xx} for control characters, and lone surrogates, in lower case); a
 * number keeps the digits that it came with, for {@code 1}, {@code 1.0} and {@code 1e0} are different to the schema of a custom
 * resource. Nothing is lost: no value changes, and arrays keep their order.
 *
 * <p>Strict: one value, valid UTF-8, nested at most {@link JsonFormat#DEEPEST} deep, no member twice.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /**
     * The one spelling of {@code json}.
     *
     * @throws MalformedJsonException if that is not exactly one value of JSON
     */
    public static byte[] of(byte[] json) {
        return of(json, 0, json.length);
    }

    /** As {@link #of(byte[])}, for {@code length} bytes from {@code offset}. */
    public static byte[] of(byte[] json, int offset, int length) {
        return new Canonicalizer(json, offset, length, List.of()).run();
    }

    /**
     * As {@link #of(byte[])}, for an item of a list: typed lists leave {@code apiVersion} and {@code kind} out of their items, and so they are
     * added where they are missing, as the server would answer for the single object.
     */
    public static byte[] ofListItem(byte[] json, String apiVersion, String kind) {
        return new Canonicalizer(json, 0, json.length, List.of(quoted("apiVersion", apiVersion), quoted("kind", kind)))
                .run();
    }

    private static Canonicalizer.Member quoted(String name, String value) {
        return new Canonicalizer.Member(name, "\"" + value + "\"");
    }

    /** Whether both are the same value, however they are spelt. */
    public static boolean equal(byte[] one, byte[] other) {
        return Arrays.equals(one, other) || Arrays.equals(of(one), of(other));
    }
}
