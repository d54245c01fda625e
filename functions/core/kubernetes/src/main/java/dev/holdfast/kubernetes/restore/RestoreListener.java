package dev.holdfast.kubernetes.restore;

/** Hears of each object as soon as its fate is known. Called from many threads at once. */
@FunctionalInterface
public interface RestoreListener {
    /** Hears nothing. */
    RestoreListener NONE = (object, outcome) -> {};

    void settled(PlannedObject object, RestoreOutcome outcome);
}
