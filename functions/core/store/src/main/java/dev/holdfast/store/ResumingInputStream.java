package dev.holdfast.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/** A range that is asked for again, from where it broke off. */
final class ResumingInputStream extends InputStream {
    private final Function<ByteRange, InputStream> opener;
    private final Retries retries;
    private ByteRange rest;
    private InputStream part;
    private int failures;

    /** @param opener opens a part of the file, and is itself patient */
    ResumingInputStream(Function<ByteRange, InputStream> opener, ByteRange range, Retries retries) {
        this.opener = opener;
        this.rest = range;
        this.retries = retries;
        this.part = opener.apply(range);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            try {
                int n = part.read(buffer, offset, length);
                return n > 0 ? taken(n) : n;
            } catch (IOException e) {
                resume(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        part.close();
    }

    private int taken(int n) throws IOException {
        failures = 0;
        if (!rest.isOpen() && rest.length() == n) {
            // All that was asked for is out; an error that comes behind it concerns nobody.
            part.close();
            part = InputStream.nullInputStream();
        } else {
            rest = new ByteRange(rest.offset() + n, rest.isOpen() ? rest.length() : rest.length() - n);
        }
        return n;
    }

    private void resume(IOException broken) throws IOException {
        StoreException why = StoreException.unwrap(broken)
                .orElseGet(() -> new StoreException.Retryable("A read broke off; read again.", null, broken));
        if (!(why instanceof StoreException.Retryable)) {
            throw broken;
        }
        failures++;
        try {
            retries.pause(failures, why);
            part.close();
            part = opener.apply(rest);
        } catch (StoreException e) {
            throw new IOException(e);
        }
    }
}
