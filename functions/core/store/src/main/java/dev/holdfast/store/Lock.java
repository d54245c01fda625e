package dev.holdfast.store;

import java.time.Instant;

/**
 * What a server promises about one version. Only {@link Enforced} makes a file immutable; whatever cannot be read or can be taken
 * back is not (fail closed).
 */
public sealed interface Lock {
    /** Nobody, however mighty, can delete or shorten before {@code until}: S3 COMPLIANCE, Azure Locked. */
    record Enforced(Instant until) implements Lock {}

    /** Locked, but some identity may lift it: S3 GOVERNANCE, Azure Unlocked, or a lease kept by a local folder. */
    record Bypassable(Instant until, String mode) implements Lock {}

    /** The server says that there is no lock. */
    record None() implements Lock {}

    /** The server did not say: no right to ask, no such feature, or an answer that makes no sense. */
    record Unknown(String why) implements Lock {}

    /** The lock that nobody can lift, until then. */
    static Lock enforced(Instant until) {
        return new Enforced(until);
    }

    /** No lock. */
    static Lock none() {
        return new None();
    }

    /** Whether this holds at {@code instant} against everyone. */
    default boolean isEnforcedAt(Instant instant) {
        return this instanceof Enforced(Instant until) && until.isAfter(instant);
    }
}
