package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.PackId;

/**
 * A pack that the target needs, or whose copy there is doubtful.
 *
 * @param size in bytes, as receipts state it
 */
public record MissingPack(PackId id, long size, Reason reason) {
    /** Why something is to be done about it. */
    public enum Reason {
        /** It is not there. */
        ABSENT,
        /** Something of another size is there. */
        OTHER_SIZE,
        /** It is there, and its bytes are to be checked. */
        TO_VERIFY
    }
}
