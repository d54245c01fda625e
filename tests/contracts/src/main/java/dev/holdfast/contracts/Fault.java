package dev.holdfast.contracts;

/** What a {@link FaultyObjectStore} does instead of what it should. */
public enum Fault {
    /** Nothing happens, and the store says so: retryable. */
    REFUSED_BEFORE,
    /** It happens, but the answer is lost: outcome unknown where something changed, retryable where not. */
    ANSWER_LOST,
    /** It does not happen, and the answer is lost as well. */
    REQUEST_LOST,
    /** Somebody reads the first half, then the connection ends. Of listings: the first half of the entries. */
    CUT_SHORT,
    /** One bit of what is read is inverted, without a word. */
    BIT_FLIPPED,
    /** It takes long. */
    SLOW
}
