package dev.holdfast.repository.chunk;

/** Says where a stream is cut. Pure: the cut depends on the bytes alone. Safe for many threads at once. */
public interface Chunker {
    /** The most bytes that a chunk ever has. */
    int largest();

    /**
     * Looks for the end of the chunk that begins at {@code from}.
     *
     * @param scanned bytes of it that an earlier call has seen without finding the end
     * @param to the end of the bytes at hand; the stream may go on
     * @return the chunk's length, at most {@code to - from}; or −1 if it does not end within these bytes
     */
    int cut(byte[] bytes, int from, int scanned, int to);
}
