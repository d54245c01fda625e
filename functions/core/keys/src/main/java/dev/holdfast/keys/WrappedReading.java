package dev.holdfast.keys;

import dev.holdfast.store.ObjectKey;

/** What a file of {@code wrapped/} turned out to be. */
public sealed interface WrappedReading {
    /** A wrapped password. */
    record Valid(WrappedPassword password) implements WrappedReading {}

    /** Altered or malformed; {@code why} is a sentence. */
    record Invalid(ObjectKey file, String why) implements WrappedReading {}
}
