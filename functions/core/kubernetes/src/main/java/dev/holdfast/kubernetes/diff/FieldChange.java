package dev.holdfast.kubernetes.diff;

import java.util.Optional;

/**
 * One place where an object is not as before.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); into the newer object, or into the older one if it is gone
 * @param before what was there, as canonical JSON; nothing if there was nothing
 * @param after what is there now; nothing if it is gone
 */
public record FieldChange(String pointer, Optional<String> before, Optional<String> after) {
    /** Stands for a value that is nobody's business. */
    public static final String HIDDEN = "(hidden)";

    public FieldChange {
        if (before.isEmpty() && after.isEmpty()) {
            throw new IllegalArgumentException("Nothing became nothing at " + pointer);
        }
    }

    /** The same without its values. */
    FieldChange hidden() {
        return new FieldChange(pointer, before.map(_ -> HIDDEN), after.map(_ -> HIDDEN));
    }
}
