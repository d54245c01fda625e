package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobOpener;
import dev.holdfast.repository.index.BlobLocation;

/**
 * A blob that is wanted, in the order of where they lie.
 *
 * @param use whom it is for
 */
record Wanted<T>(T use, BlobOpener.Named blob, BlobLocation location) implements Comparable<Wanted<T>> {
    @Override
    public int compareTo(Wanted<T> other) {
        int byPack = location.pack().compareTo(other.location.pack());
        return byPack != 0
                ? byPack
                : Integer.compare(
                        location.place().offset(), other.location.place().offset());
    }

    long start() {
        return location.place().offset();
    }

    long end() {
        return start() + location.place().length();
    }
}
