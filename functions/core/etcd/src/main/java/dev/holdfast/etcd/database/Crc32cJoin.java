package dev.holdfast.etcd.database;

/**
 * The CRC-32C of two pieces together, from those of each: so pieces may be read in another order than that in which they count.
 * It is arithmetic of polynomials over two elements, modulo Castagnoli's, bits reflected, as zlib's {@code crc32_combine} does it.
 */
final class Crc32cJoin {
    private static final int POLYNOMIAL = 0x82F63B78;

    /** x to the power of 2^n. */
    private static final int[] POWERS = powers();

    private Crc32cJoin() {}

    /** The sum of a piece with the sum {@code first}, followed by one of {@code length} bytes with the sum {@code second}. */
    static int join(int first, int second, long length) {
        int shift = 1 << 31;
        int power = 3;
        for (long rest = length; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                shift = multiply(POWERS[power & 31], shift);
            }
            power++;
        }
        return multiply(shift, first) ^ second;
    }

    private static int multiply(int a, int b) {
        int product = 0;
        int factor = b;
        for (int bit = 31; bit >= 0; bit--) {
            product ^= -(a >>> bit & 1) & factor;
            factor = (factor >>> 1) ^ (-(factor & 1) & POLYNOMIAL);
        }
        return product;
    }

    private static int[] powers() {
        int[] powers = new int[32];
        powers[0] = 1 << 30;
        for (int n = 1; n < powers.length; n++) {
            powers[n] = multiply(powers[n - 1], powers[n - 1]);
        }
        return powers;
    }
}
