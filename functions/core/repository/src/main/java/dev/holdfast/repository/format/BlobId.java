package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;

/** The name of a blob: the SHA-256 of its plain bytes, before compression and encryption. */
public record BlobId(Sha256 sha256) implements Comparable<BlobId> {
    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static BlobId parse(String hex) {
        return new BlobId(Sha256.parse(hex));
    }

    @Override
    public int compareTo(BlobId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256.hex();
    }
}
