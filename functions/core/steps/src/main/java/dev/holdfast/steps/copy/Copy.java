package dev.holdfast.steps.copy;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.store.LocationProbe;
import dev.holdfast.store.ObjectStore;

/**
 * An opened copy.
 *
 * @param location where it is, as its owner declares it
 * @param store the plan's repository there: keys are {@code config}, {@code data/…}, {@code receipts/…}; retried and metered
 * @param probe asks the place for its own rules
 */
public record Copy(BackupLocation location, ObjectStore store, LocationProbe probe) implements AutoCloseable {
    /** The location's name. */
    public String name() {
        return location.name().value();
    }

    @Override
    public void close() {
        store.close();
    }
}
