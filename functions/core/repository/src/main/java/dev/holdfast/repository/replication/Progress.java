package dev.holdfast.repository.replication;

/** Hears of every file as it is dealt with. Called by several threads at once. */
@FunctionalInterface
public interface Progress {
    /** Nobody listens. */
    Progress NONE = outcome -> {};

    void dealtWith(FileOutcome outcome);
}
