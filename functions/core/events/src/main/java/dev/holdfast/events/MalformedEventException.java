package dev.holdfast.events;

/** An event that cannot be meant: no type, junk for data, a field that is missing or wrong. Sending it again is useless (HTTP 400). */
public final class MalformedEventException extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedEventException(String message) {
        super(message);
    }
}
