package dev.holdfast.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/** Tells somebody how many bytes came, each time some did. */
final class ObservedInputStream extends FilterInputStream {
    private final IntConsumer observer;

    ObservedInputStream(InputStream in, IntConsumer observer) {
        super(in);
        this.observer = observer;
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            observer.accept(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            observer.accept(n);
        }
        return n;
    }
}
