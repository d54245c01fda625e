package dev.holdfast.kubernetes.capture;

/** A list cannot go on where it stopped: the server has forgotten its state. Only the beginning is left. */
final class ListForgottenException extends Exception {
    private static final long serialVersionUID = 1L;

    ListForgottenException(Throwable cause) {
        super(cause);
    }
}
