package dev.holdfast.domain.restore;

import dev.holdfast.domain.InvalidFieldException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One operation of a JSON Patch (RFC 6902).
 *
 * @param path a JSON pointer
 * @param from a JSON pointer, for move and copy
 * @param value JSON text, for add, replace and test
 */
public record PatchOperation(Op op, String path, Optional<String> from, Optional<String> value) {
    /** A JSON pointer (RFC 6901); the resources' schemas carry the same expression. */
    public static final String POINTER_PATTERN = "^(/([^~/]|~[01])*)*$";

    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*+)*+");

    public PatchOperation {
        pointer("path", path);
        from.ifPresent(text -> pointer("from", text));
        if (op.needsValue() != value.isPresent()) {
            throw new InvalidFieldException(
                    "value",
                    op.needsValue()
                            ? "is missing; add, replace and test need one"
                            : "must be left out for remove, move and copy");
        }
        if (op.needsFrom() != from.isPresent()) {
            throw new InvalidFieldException(
                    "from",
                    op.needsFrom() ? "is missing; move and copy need it" : "is only for move and copy; leave it out");
        }
    }

    private static void pointer(String field, String text) {
        if (text.length() > 1024 || !POINTER.matcher(text).matches()) {
            throw InvalidFieldException.notA(
                    field, text, "a JSON pointer", "for example /spec/replicas, with ~1 for '/' and ~0 for '~'");
        }
    }

    /** What is done. */
    public enum Op {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        boolean needsValue() {
            return this == ADD || this == REPLACE || this == TEST;
        }

        boolean needsFrom() {
            return this == MOVE || this == COPY;
        }
    }
}
