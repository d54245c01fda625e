package dev.holdfast.store;

import java.time.Instant;

/** One version of a key, or one delete marker (of size 0). */
public record ObjectVersion(ObjectKey key, VersionId version, Kind kind, boolean current, long size, Instant modified) {
    /** What lies there. */
    public enum Kind {
        /** Bytes. */
        FILE,
        /** A marker that hides what is below it. We never make one: each is hostile or a slip of the hand. */
        DELETE_MARKER
    }
}
