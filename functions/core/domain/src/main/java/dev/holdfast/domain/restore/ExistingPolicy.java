package dev.holdfast.domain.restore;

/** What happens to an object that is already there and differs. */
public enum ExistingPolicy {
    /** It stays as it is. */
    SKIP,
    /** It is changed to the backup's state. */
    UPDATE,
    /** It is deleted and made anew. */
    REPLACE,
    /** The restore stops before it changes anything. */
    FAIL
}
