package dev.holdfast.store;

import java.time.Instant;

/**
 * What a place does with new files without being asked.
 *
 * @param defaultRetention the lock that each new file gets
 * @param versioning whether an overwritten or deleted file survives as an older version
 * @param locking whether versions of this place can be locked at all (S3 Object Lock, Azure version-level immutability)
 * @param serverTime the server's clock as it answered
 */
public record LocationRules(
        DefaultRetention defaultRetention, Setting versioning, Setting locking, Instant serverTime) {
    /** A switch of the place. */
    public enum Setting {
        ON,
        OFF,
        /** Not told: no right to ask, or no such question at this server. */
        UNKNOWN
    }
}
