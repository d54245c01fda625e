package dev.holdfast.kubernetes.capture;

/** Decides which of a resource's objects the scope means. Called from many threads. */
@FunctionalInterface
interface Meant {
    boolean test(ItemHeader object);

    /** All objects come again. */
    default void restarted() {}
}
