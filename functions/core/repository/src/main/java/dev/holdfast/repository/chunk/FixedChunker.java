package dev.holdfast.repository.chunk;

/** Cuts at every multiple of a size: for block devices and database pages, which change in place. */
public record FixedChunker(int size) implements Chunker {
    public FixedChunker {
        if (size < 512 || size > 1 << 23) {
            throw new IllegalArgumentException("A chunk has 512 bytes to 8 MiB, not " + size);
        }
    }

    @Override
    public int largest() {
        return size;
    }

    @Override
    public int cut(byte[] bytes, int from, int scanned, int to) {
        return to - from >= size ? size : -1;
    }
}
