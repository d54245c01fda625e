package dev.holdfast.repository.chunk;

import java.util.random.RandomGenerator;

/**
 * A polynomial over GF(2), its coefficients the bits of a long. A repository has one, irreducible and of degree 53, so that the
 * cuts of its files tell strangers nothing.
 */
public record Polynomial(long bits) {
    /** The degree that restic's format prescribes. */
    public static final int DEGREE = 53;

    public Polynomial {
        if (degree(bits) != DEGREE || !isIrreducible(bits)) {
            throw new IllegalArgumentException("Not an irreducible polynomial of degree 53: " + Long.toHexString(bits));
        }
    }

    /** A random one; about every 50th candidate will do. */
    public static Polynomial random(RandomGenerator random) {
        while (true) {
            long candidate = (random.nextLong() & ((1L << DEGREE) - 1)) | (1L << DEGREE) | 1;
            if (isIrreducible(candidate)) {
                return new Polynomial(candidate);
            }
        }
    }

    /** Reads lower-case hexadecimal digits, as {@code config} has them. */
    public static Polynomial parse(String hex) {
        return new Polynomial(Long.parseUnsignedLong(hex, 16));
    }

    static int degree(long polynomial) {
        return 63 - Long.numberOfLeadingZeros(polynomial);
    }

    static long mod(long value, long modulus) {
        int degree = degree(modulus);
        long rest = value;
        for (int shift = degree(rest) - degree; shift >= 0; shift = degree(rest) - degree) {
            rest ^= modulus << shift;
        }
        return rest;
    }

    /** Ben-Or's test: no factor of degree i divides x^(2^i) − x, for all i up to half the degree. */
    private static boolean isIrreducible(long polynomial) {
        long power = 2;
        for (int i = 1; i <= degree(polynomial) / 2; i++) {
            power = square(power, polynomial);
            if (gcd(polynomial, power ^ 2) != 1) {
                return false;
            }
        }
        return true;
    }

    private static long square(long value, long modulus) {
        long product = 0;
        for (int bit = degree(value); bit >= 0; bit--) {
            product = mod(product << 1, modulus);
            if ((value >>> bit & 1) != 0) {
                product ^= value;
            }
        }
        return product;
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = mod(x, y);
            x = y;
            y = rest;
        }
        return x;
    }

    @Override
    public String toString() {
        return Long.toHexString(bits);
    }
}
