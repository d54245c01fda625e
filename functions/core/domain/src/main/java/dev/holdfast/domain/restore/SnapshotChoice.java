package dev.holdfast.domain.restore;

import dev.holdfast.domain.InvalidFieldException;
import java.util.regex.Pattern;

/** Which snapshot of a copy. */
public sealed interface SnapshotChoice {
    /** What is accepted; the resources' schemas carry the same expression. */
    String PATTERN = "^(latest|[0-9a-f]{8,64})$";

    /** The newest complete one. */
    record Latest() implements SnapshotChoice {
        @Override
        public String toString() {
            return "latest";
        }
    }

    /** The one whose id begins so: 8 to 64 hexadecimal digits. */
    record ById(String prefix) implements SnapshotChoice {
        private static final Pattern VALID = Pattern.compile("[0-9a-f]{8,64}");

        public ById {
            if (!VALID.matcher(prefix).matches()) {
                throw InvalidFieldException.notA(
                        "snapshot", prefix, "a snapshot", "latest, or 8 to 64 hexadecimal digits of its id");
            }
        }

        @Override
        public String toString() {
            return prefix;
        }
    }

    /**
     * Reads {@code latest} or an id.
     *
     * @throws InvalidFieldException if it is anything else
     */
    static SnapshotChoice parse(String text) {
        return text.equals("latest") ? new Latest() : new ById(text);
    }
}
