package dev.holdfast.domain.signing;

/** A statement that must not be believed; the message says why. */
public final class UntrustedStatementException extends Exception {
    private static final long serialVersionUID = 1L;

    public UntrustedStatementException(String message) {
        super(message);
    }
}
