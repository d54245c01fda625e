package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;

/** The name of a key file: the SHA-256 of its bytes. */
public record KeyId(Sha256 sha256) implements Comparable<KeyId> {
    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static KeyId parse(String hex) {
        return new KeyId(Sha256.parse(hex));
    }

    @Override
    public int compareTo(KeyId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256.hex();
    }
}
