package dev.holdfast.repository.check;

import dev.holdfast.store.ObjectKey;

/**
 * Something wrong in a repository.
 *
 * @param file the file that is to blame
 * @param what what is wrong with it
 * @param cost what is lost by it
 * @param remedy what to do
 */
public record Finding(Severity severity, Kind kind, ObjectKey file, String what, String cost, String remedy) {
    /** Whether a restore is harmed. */
    public enum Severity {
        /** Nothing is lost: wasted bytes, foreign files. */
        NOTE,
        /** Some snapshot does not restore whole from this copy. */
        DAMAGE
    }

    /** What kind of wrong. */
    public enum Kind {
        MISSING,
        WRONG_SIZE,
        WRONG_HASH,
        NOT_AUTHENTIC,
        MALFORMED,
        CONTRADICTION,
        FROM_THE_FUTURE,
        ORPHAN,
        FOREIGN
    }

    @Override
    public String toString() {
        return file + ": " + what + " " + cost + " " + remedy;
    }
}
