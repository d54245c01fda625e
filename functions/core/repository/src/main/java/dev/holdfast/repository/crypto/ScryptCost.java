package dev.holdfast.repository.crypto;

/**
 * The work factors of scrypt. It takes {@code 128 · n · r} bytes of memory.
 *
 * @param n CPU and memory cost, a power of two
 * @param r block size
 * @param p parallelisation
 */
public record ScryptCost(int n, int r, int p) {
    /** 64 MiB and about a third of a second for each try: what restic calibrates to on an ordinary machine. */
    public static final ScryptCost STRONG = new ScryptCost(1 << 16, 8, 1);

    /** For tests only: a try costs next to nothing. */
    public static final ScryptCost TRIVIAL = new ScryptCost(16, 8, 1);

    /** More memory than any key file of ours or of restic's asks for; a hostile one could ask for all there is. */
    private static final long MOST_MEMORY = 1L << 30;

    public ScryptCost {
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
            throw new IllegalArgumentException("Not scrypt parameters: N=" + n + " r=" + r + " p=" + p);
        }
        if (128L * n * r > MOST_MEMORY || (long) n * r * p > MOST_MEMORY) {
            throw new IllegalArgumentException(
                    "scrypt with N=" + n + " r=" + r + " p=" + p + " needs more than 1 GiB of memory, or hours");
        }
    }
}
