package dev.holdfast.kubernetes.capture;

/** A capture was given up as a whole, so nothing of it may be committed. */
public final class CaptureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CaptureException(String message) {
        super(message);
    }
}
