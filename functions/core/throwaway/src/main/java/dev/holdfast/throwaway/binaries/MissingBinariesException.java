package dev.holdfast.throwaway.binaries;

/** The programs of a control plane could not be had. The message says what was tried and what to do. */
public final class MissingBinariesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MissingBinariesException(String message) {
        super(message);
    }
}
