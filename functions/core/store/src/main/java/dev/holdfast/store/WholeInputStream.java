package dev.holdfast.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that gives exactly the bytes that were promised, or says that it did not: an end that comes early, or a connection that
 * breaks, is an {@code IOException} around {@link StoreException.Retryable}. Adapters wrap what they hand out in it.
 */
public final class WholeInputStream extends FilterInputStream {
    private final String what;
    private long left;

    /**
     * @param length how many bytes are promised; what lies beyond is not read
     * @param what for the message: which file at which place
     */
    public WholeInputStream(InputStream in, long length, String what) {
        super(in);
        this.left = length;
        this.what = what;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0 || length == 0) {
            return left == 0 ? -1 : 0;
        }
        int n;
        try {
            n = in.read(buffer, offset, (int) Math.min(length, left));
        } catch (IOException e) {
            throw brokenOff(String.valueOf(e.getMessage()), e);
        }
        if (n < 0) {
            throw brokenOff("the connection or the file ended", null);
        }
        left -= n;
        return n;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] away = new byte[Math.clamp(count, 0, 8192)];
        int n = away.length == 0 ? 0 : read(away, 0, away.length);
        return Math.max(n, 0);
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private IOException brokenOff(String why, @Nullable IOException cause) {
        return new IOException(new StoreException.Retryable(
                "Reading " + what + " broke off with " + left + " bytes to come (" + why + "); read it again.",
                null,
                cause));
    }
}
