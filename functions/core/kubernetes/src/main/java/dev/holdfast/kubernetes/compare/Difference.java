package dev.holdfast.kubernetes.compare;

/**
 * One place where a live object is not as captured. It holds no value: either may be a Secret's.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the object
 * @param kind what is wrong there
 */
public record Difference(String pointer, Kind kind) {
    /** In which way two values differ. */
    public enum Kind {
        /** Both sides have a value, and not the same. */
        CHANGED,
        /** The cluster has nothing there. */
        ONLY_CAPTURED,
        /** The backup has nothing there. */
        ONLY_LIVE
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CHANGED -> pointer + " changed";
            case ONLY_CAPTURED -> pointer + " lost";
            case ONLY_LIVE -> pointer + " added";
        };
    }
}
