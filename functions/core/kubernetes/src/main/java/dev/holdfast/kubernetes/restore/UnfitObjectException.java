package dev.holdfast.kubernetes.restore;

/** This one object cannot be restored as asked. The message is a reason, without the object's name and content. */
final class UnfitObjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitObjectException(String reason) {
        super(reason);
    }
}
