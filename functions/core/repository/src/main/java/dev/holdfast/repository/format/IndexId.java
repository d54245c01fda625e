package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;

/** The name of an index file: the SHA-256 of its bytes. */
public record IndexId(Sha256 sha256) implements Comparable<IndexId> {
    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static IndexId parse(String hex) {
        return new IndexId(Sha256.parse(hex));
    }

    @Override
    public int compareTo(IndexId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256.hex();
    }
}
