package dev.holdfast.kubernetes.api;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, pulled by its reader: no more than a few network buffers lie ready, so a slow reader slows the server down and not
 * the heap up.
 */
final class AnswerStream extends InputStream {
    private static final int AHEAD = 4;
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Function<Throwable, ApiException> failure;
    private @Nullable AsyncBody body;
    private List<ByteBuffer> current = List.of();
    private int next;
    private @Nullable Event end;

    private sealed interface Event {}

    private record Data(List<ByteBuffer> buffers) implements Event {}

    private record End(@Nullable Throwable failure) implements Event {}

    /** @param failure what a broken connection means for this request */
    AnswerStream(Function<Throwable, ApiException> failure) {
        this.failure = failure;
    }

    /** Called by the client with each part of the body that was asked for. */
    void accept(List<ByteBuffer> buffers, AsyncBody ignored) {
        events.add(new Data(buffers));
    }

    void start(AsyncBody answer) {
        body = answer;
        var _ = answer.done().whenComplete((_, thrown) -> events.add(new End(thrown)));
        for (int i = 0; i < AHEAD; i++) {
            answer.consume();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (true) {
            while (next < current.size()) {
                ByteBuffer buffer = current.get(next);
                if (buffer.hasRemaining()) {
                    int count = Math.min(length, buffer.remaining());
                    buffer.get(target, offset, count);
                    return count;
                }
                next++;
            }
            if (!advance()) {
                return -1;
            }
        }
    }

    private boolean advance() throws IOException {
        Event event = end != null ? end : take();
        switch (event) {
            case Data data -> {
                current = data.buffers();
                next = 0;
                if (body != null) {
                    body.consume();
                }
                return true;
            }
            case End ended -> {
                end = ended;
                if (ended.failure() != null) {
                    throw broken(ended.failure());
                }
                return false;
            }
        }
    }

    private Event take() throws IOException {
        try {
            Event event = events.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                throw broken(new TimeoutException("nothing for " + SILENCE.toSeconds() + " s"));
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while reading an answer of the API server");
        }
    }

    private IOException broken(Throwable thrown) {
        ApiException meant = failure.apply(thrown);
        return new IOException(meant.getMessage(), meant);
    }

    @Override
    public void close() {
        if (body != null && end == null) {
            body.cancel();
        }
    }
}
