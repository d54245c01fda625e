package dev.holdfast.etcd.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers one behind the other, in groups of seven bits: small ones take a byte or two. */
final class NumberPool {
    private static final int CHUNK_BITS = 20;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<byte[]> chunks = new ArrayList<>();
    private long size;
    private long reading;

    /** Bytes so far: where the next number begins. */
    long size() {
        return size;
    }

    void put(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            append((byte) (rest | 0x80));
            rest >>>= 7;
        }
        append((byte) rest);
    }

    /** One that may be negative. */
    void putSigned(long value) {
        put(value << 1 ^ value >> 63);
    }

    /** One that is seldom small: four bytes. */
    void putWhole(int value) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            append((byte) (value >>> shift));
        }
    }

    private void append(byte value) {
        int chunk = (int) (size >> CHUNK_BITS);
        if (chunk == chunks.size()) {
            // A small database needs a small one: the first grows.
            chunks.add(new byte[chunk == 0 ? 1 << 12 : CHUNK]);
        }
        int at = (int) size & (CHUNK - 1);
        if (at == chunks.get(chunk).length) {
            chunks.set(chunk, Arrays.copyOf(chunks.get(chunk), 2 * at));
        }
        chunks.get(chunk)[at] = value;
        size++;
    }

    /** Has {@link #take} go on at what {@link #size} said before a number was put. */
    void goTo(long at) {
        reading = at;
    }

    long take() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = next();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    int takeWhole() {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= (next() & 0xff) << shift;
        }
        return value;
    }

    private byte next() {
        byte next = chunks.get((int) (reading >> CHUNK_BITS))[(int) reading & (CHUNK - 1)];
        reading++;
        return next;
    }

    long takeSigned() {
        long value = take();
        return value >>> 1 ^ -(value & 1);
    }
}
