package dev.holdfast.store;

/** The calls of {@link ObjectStore} that reach the storage. */
public enum StoreOperation {
    PUT,
    READ,
    STAT,
    VERSIONS,
    LIST,
    LIST_VERSIONS,
    EXTEND_LOCK,
    DELETE;

    /** Whether it may change what is stored. */
    public boolean changes() {
        return this == PUT || this == EXTEND_LOCK || this == DELETE;
    }
}
