package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;

/** The name of a pack: the SHA-256 of the pack file's bytes. */
public record PackId(Sha256 sha256) implements Comparable<PackId> {
    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static PackId parse(String hex) {
        return new PackId(Sha256.parse(hex));
    }

    @Override
    public int compareTo(PackId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256.hex();
    }
}
