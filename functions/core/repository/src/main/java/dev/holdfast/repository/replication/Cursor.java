package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.PackId;

/** Where a slice stopped: every pack up to and including this one has been dealt with, well or badly. */
public record Cursor(PackId after) {
    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static Cursor parse(String text) {
        return new Cursor(PackId.parse(text));
    }

    @Override
    public String toString() {
        return after.toString();
    }
}
