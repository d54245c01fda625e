package dev.holdfast.kubernetes.objects;

/** Bytes that should be JSON of Kubernetes are not. The message says where, never what: it could be a Secret. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedJsonException(String message) {
        super(message);
    }

    public MalformedJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
