package dev.holdfast.benchmarks;

import java.io.InputStream;
import java.util.random.RandomGenerator;

/** Bytes that nothing compresses, the same for the same generator. */
final class RandomFile extends InputStream {
    private final RandomGenerator random;
    private final byte[] block = new byte[1 << 13];
    private int used = block.length;
    private long left;

    RandomFile(RandomGenerator random, long size) {
        this.random = random;
        this.left = size;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        if (used == block.length) {
            random.nextBytes(block);
            used = 0;
        }
        int count = (int) Math.min(Math.min(length, left), block.length - used);
        System.arraycopy(block, used, target, offset, count);
        used += count;
        left -= count;
        return count;
    }
}
