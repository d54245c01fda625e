package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.restore.Restore;

/** A Restore as a cluster holds it: what it says, or why that cannot be read. */
public sealed interface StoredRestore {
    /** Which object it is. */
    StoredPlan.Identity identity();

    /** One that can be read. */
    record Valid(StoredPlan.Identity identity, Restore restore) implements StoredRestore {}

    /** One that cannot. */
    record Broken(StoredPlan.Identity identity, InvalidResourceException why) implements StoredRestore {}
}
