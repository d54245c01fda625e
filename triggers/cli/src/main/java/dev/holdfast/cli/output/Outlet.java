package dev.holdfast.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An output that may go away while it is written to: the first failure is remembered, and what comes later is dropped. */
final class Outlet extends OutputStream {
    private final OutputStream target;
    private @Nullable IOException failure;

    Outlet(OutputStream target) {
        this.target = target;
    }

    /** What the first write that failed said. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void write(int b) {
        attempt(() -> target.write(b));
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) {
        if (failure == null) {
            try {
                attempt.run();
            } catch (IOException e) {
                failure = e;
            }
        }
    }
}
