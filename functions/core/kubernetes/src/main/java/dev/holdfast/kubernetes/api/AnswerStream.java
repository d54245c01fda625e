package dev.holdfast.kubernetes.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpResponse;

/**
 * The body of an answer, read from its connection as its reader goes: a slow reader slows the server down. Read to its end, the connection
 * is kept for the next request; closed before, it is given up.
 */
final class AnswerStream extends FilterInputStream {
    private final ClassicHttpResponse response;
    private final Function<Throwable, ApiException> failure;

    private AnswerStream(ClassicHttpResponse response, InputStream body, Function<Throwable, ApiException> failure) {
        super(body);
        this.response = response;
        this.failure = failure;
    }

    /** @param failure what a broken connection means for this request */
    static InputStream of(ClassicHttpResponse response, Function<Throwable, ApiException> failure) throws IOException {
        InputStream body = response.getEntity() == null
                ? nullInputStream()
                : response.getEntity().getContent();
        return new AnswerStream(response, body, failure);
    }

    @Override
    public int read() throws IOException {
        try {
            return super.read();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private IOException broken(IOException thrown) {
        ApiException meant = failure.apply(thrown);
        return new IOException(meant.getMessage(), meant);
    }

    /** Of the response and not of the body: that would first read the rest of it. */
    @Override
    public void close() throws IOException {
        response.close();
    }
}
