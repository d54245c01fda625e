package dev.holdfast.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;

/**
 * An answer's body whose early end is cheap: the connection is dropped rather than read to its end, unless so little is left that
 * keeping the connection is worth more.
 */
final class S3ObjectStream extends FilterInputStream {
    private static final long CHEAP = 64 << 10;

    private final ResponseInputStream<?> body;
    private long left;

    S3ObjectStream(ResponseInputStream<?> body, long length) {
        super(body);
        this.body = body;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        left -= b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        left -= Math.max(n, 0);
        return n;
    }

    @Override
    public void close() throws IOException {
        if (left > CHEAP) {
            body.abort();
        } else {
            super.close();
        }
    }
}
