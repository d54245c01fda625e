package dev.holdfast.store;

/**
 * A range of a file: {@code length} bytes from {@code offset}; {@link #ALL} is the whole file, whatever its size. A range that
 * reaches beyond the end ends there.
 */
public record ByteRange(long offset, long length) {
    /** The whole file. */
    public static final ByteRange ALL = new ByteRange(0, Long.MAX_VALUE);

    public ByteRange {
        if (offset < 0 || length <= 0) {
            throw new IllegalArgumentException("Not a range: " + length + " bytes from " + offset);
        }
    }

    /** Everything from {@code offset} on. */
    public static ByteRange from(long offset) {
        return new ByteRange(offset, Long.MAX_VALUE);
    }

    /** Whether the range has no end of its own. */
    public boolean isOpen() {
        return length == Long.MAX_VALUE;
    }
}
