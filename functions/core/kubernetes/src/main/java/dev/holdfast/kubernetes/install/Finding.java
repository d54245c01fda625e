package dev.holdfast.kubernetes.install;

/**
 * What was found of one part of an install.
 *
 * @param what such as {@code Trigger snapshot-on-snapshot-requested}
 * @param state whether it is as it should be
 * @param said one sentence
 */
public record Finding(String what, State state, String said) {
    /** Whether a part is as it should be. */
    public enum State {
        GOOD,
        /** It works, and somebody should look at it. */
        DOUBTFUL,
        BAD
    }

    static Finding good(String what, String said) {
        return new Finding(what, State.GOOD, said);
    }

    static Finding bad(String what, String said) {
        return new Finding(what, State.BAD, said);
    }
}
