package dev.holdfast.store;

import dev.holdfast.domain.Sha256;
import java.util.regex.Pattern;

/**
 * The name of a file in a store: one to eight segments divided by {@code /}, each of {@code [A-Za-z0-9._-]{1,255}}, none of them
 * {@code .} or {@code ..}. So a key can never leave its location, whatever a listing, an event or a receipt says.
 */
public record ObjectKey(String value) implements Comparable<ObjectKey> {
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,255}(?:/[A-Za-z0-9._-]{1,255}){0,7}");
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    public ObjectKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a key of a store: '" + value + "'");
        }
    }

    /** Whether {@code value} may name a file of ours. */
    public static boolean isValid(String value) {
        return VALID.matcher(value).matches() && !DOTS.matcher(value).find();
    }

    /** Whether any key begins with {@code prefix}; below one with which none begins, there is nothing to list. */
    public static boolean canBeginWith(String prefix) {
        return prefix.isEmpty() || isValid(prefix) || isValid(prefix + "x");
    }

    /** A key from its text. */
    public static ObjectKey of(String value) {
        return new ObjectKey(value);
    }

    /** The last segment. */
    public String name() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    /** Whether the last segment is a SHA-256: then the file's bytes must hash to {@link #digest()}. */
    public boolean isContentNamed() {
        return Sha256.isName(name());
    }

    /** The digest that the last segment names. Only where {@link #isContentNamed()}. */
    public Sha256 digest() {
        return Sha256.parse(name());
    }

    @Override
    public int compareTo(ObjectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
