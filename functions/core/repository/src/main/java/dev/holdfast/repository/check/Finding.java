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
        /** A file, or a blob, that is needed and not there. */
        MISSING,
        /** A file that is longer or shorter than it must be. */
        WRONG_SIZE,
        /** A file whose bytes do not match its name. */
        WRONG_HASH,
        /** Not authentic, malformed, or not what its name says, though perhaps only in part. */
        DAMAGED,
        /** Two files that tell different stories. */
        CONTRADICTION,
        /** A snapshot dated later than it was stored. */
        FROM_THE_FUTURE,
        /** A delete marker, or a second version: we make neither. */
        TAMPERED,
        /** A pack that no index names: left by a run that died. */
        ORPHAN,
        /** A file that is none of ours. */
        FOREIGN
    }

    @Override
    public String toString() {
        return file + ": " + what + " " + cost + " " + remedy;
    }
}
