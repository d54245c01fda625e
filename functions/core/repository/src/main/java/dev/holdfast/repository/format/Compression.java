package dev.holdfast.repository.format;

/** How hard blobs are compressed with zstd. Readers need not know. */
public enum Compression {
    /** Level 1: nearly twice as fast as the default, some 20 % larger. */
    FAST(1),
    /** Level 3. */
    DEFAULT(3),
    /** Level 9: for what is written once and kept for years. */
    BETTER(9);

    private final int level;

    Compression(int level) {
        this.level = level;
    }

    /** The level that zstd is called with. */
    public int level() {
        return level;
    }
}
