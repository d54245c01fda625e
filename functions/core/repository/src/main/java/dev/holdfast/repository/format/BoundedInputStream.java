package dev.holdfast.repository.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Fails once more than a limit of bytes come out of a stream: what was compressed may be a bomb. */
final class BoundedInputStream extends FilterInputStream {
    private final long limit;
    private long seen;

    BoundedInputStream(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int got = super.read(target, offset, length);
        count(Math.max(got, 0));
        return got;
    }

    private void count(int bytes) throws IOException {
        seen += bytes;
        if (seen > limit) {
            throw new IOException("unpacks to more than " + limit + " bytes, which no genuine file does");
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
