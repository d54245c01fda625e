package dev.holdfast.store;

/** What a put came to. A lost answer is neither: it is {@link StoreException.OutcomeUnknown}. */
public enum PutOutcome {
    /** The file was not there and is there now. */
    CREATED,
    /** A file of that name was there before; nothing was changed. */
    EXISTS
}
