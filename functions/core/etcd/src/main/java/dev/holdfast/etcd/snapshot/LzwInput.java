package dev.holdfast.etcd.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * Unpacks LZW as Go's {@code compress/lzw} writes it for bytes, low bits first: codes of 9 to 12 bits, of which 256 forgets all that was
 * learned, and 257 ends. So etcd-backup-restore packs where it is told to.
 */
final class LzwInput extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int NARROWEST = 9;
    private static final int WIDEST = 12;
    private static final int NONE = -1;

    private final InputStream packed;
    private final short[] before = new short[1 << WIDEST];
    private final byte[] ends = new byte[1 << WIDEST];
    /** What was unpacked and not read yet, at the end of the array: it is found from its end to its beginning. */
    private final byte[] ready = new byte[1 << WIDEST];

    private int readyAt = ready.length;
    private int bits;
    private int bitCount;
    private int width = NARROWEST;
    private int newest = END;
    private int last = NONE;
    private boolean ended;

    LzwInput(InputStream packed) {
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length && (readyAt < ready.length || unpack())) {
            int count = Math.min(length - done, ready.length - readyAt);
            System.arraycopy(ready, readyAt, target, offset + done, count);
            readyAt += count;
            done += count;
        }
        return done == 0 && length > 0 ? -1 : done;
    }

    /** Takes codes until there is something to read; whether there is. */
    private boolean unpack() throws IOException {
        while (!ended && readyAt == ready.length) {
            int code = code();
            if (code == CLEAR) {
                width = NARROWEST;
                newest = END;
                last = NONE;
            } else if (code == END) {
                ended = true;
            } else {
                expand(code);
                learnt(code);
            }
        }
        return readyAt < ready.length;
    }

    private void expand(int code) throws IOException {
        if (code > newest || (code == newest && last == NONE)) {
            throw new ZipException("code " + code + " stands for nothing yet");
        }
        int rest = code;
        if (code == newest && code > END) {
            // The last one once more, with its own beginning at its end.
            ready[--readyAt] = 0;
            rest = last;
        }
        while (rest > END) {
            ready[--readyAt] = ends[rest];
            rest = before[rest];
        }
        ready[--readyAt] = (byte) rest;
        if (code == newest && code > END) {
            ready[ready.length - 1] = (byte) rest;
        }
        if (last != NONE) {
            ends[newest] = (byte) rest;
            before[newest] = (short) last;
        }
    }

    private void learnt(int code) {
        last = code;
        newest++;
        if (newest >= 1 << width) {
            if (width == WIDEST) {
                last = NONE;
                newest--;
            } else {
                width++;
            }
        }
    }

    private int code() throws IOException {
        while (bitCount < width) {
            int next = packed.read();
            if (next < 0) {
                throw new EOFException("it ends without its end mark");
            }
            bits |= next << bitCount;
            bitCount += 8;
        }
        int code = bits & (1 << width) - 1;
        bits >>>= width;
        bitCount -= width;
        return code;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
