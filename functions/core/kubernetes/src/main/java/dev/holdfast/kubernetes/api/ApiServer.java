package dev.holdfast.kubernetes.api;

import java.io.InputStream;
import java.net.URI;

/**
 * One Kubernetes API server. Safe for many threads, and blocking: callers who want many requests at once use many (virtual) threads.
 *
 * <p>A call either returns the body of a 2xx answer or throws an {@link ApiException} whose type says what the caller can do. Nothing
 * is retried here; {@link RetryingApiServer} does that.
 */
public interface ApiServer extends AutoCloseable {
    /** Where it is, for messages; without credentials. */
    URI address();

    /**
     * Sends the request and reads the whole answer, which must fit into memory: one object, a discovery document; never a list.
     *
     * @throws ApiException whatever went wrong
     */
    byte[] send(ApiRequest request);

    /**
     * Sends the request and returns as soon as the server begins to answer. The body arrives as it is read: not reading slows the server
     * down, closing early gives the connection up.
     *
     * @return the body; a read that fails throws an {@code IOException}, see {@link ApiException#of}
     * @throws ApiException whatever went wrong before the first byte of the body
     */
    InputStream open(ApiRequest request);

    /** Gives all connections up. Streams that are still open break. */
    @Override
    void close();
}
