package dev.holdfast.kubernetes.restore;

/** What one try at an object came to. */
sealed interface Attempt {
    /** It is settled. */
    record Settled(RestoreOutcome outcome) implements Attempt {}

    /** It is there, but must be completed when all owners are. */
    record Incomplete(RestoreOutcome.Done outcome) implements Attempt {}

    /** It may work when other objects are there, or later. */
    record Later(RestoreOutcome ifNever) implements Attempt {}
}
