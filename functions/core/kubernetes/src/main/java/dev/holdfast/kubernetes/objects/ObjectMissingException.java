package dev.holdfast.kubernetes.objects;

/** Somebody asked for an object that the source does not hold. */
public final class ObjectMissingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ObjectMissingException(ObjectPath path) {
        super("There is no object at " + path + "; list the objects to see what there is");
    }
}
