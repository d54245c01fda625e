package dev.holdfast.domain;

/** The name of a snapshot: the SHA-256 of its file's bytes. It is the same in every copy. */
public record SnapshotId(Sha256 sha256) implements Comparable<SnapshotId> {
    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static SnapshotId parse(String hex) {
        return new SnapshotId(Sha256.parse(hex));
    }

    /** The first eight hexadecimal digits, for people. */
    public String shortHex() {
        return sha256.shortHex();
    }

    @Override
    public int compareTo(SnapshotId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256.hex();
    }
}
