package dev.holdfast.repository.receipt;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ObjectKey;

/** What a file of {@code receipts/} turned out to be. Only {@link Valid} ones are followed; the others are reported. */
public sealed interface ReceiptReading {
    /** Signed by a trusted key, well-formed, and of this repository. {@code id} is the file's name. */
    record Valid(Sha256 id, Receipt receipt) implements ReceiptReading {}

    /**
     * As a valid one, but the snapshot that it announces is not there: its run died between the two files, or is about to write the
     * second, or somebody removed it. Nothing was committed.
     */
    record Uncommitted(Sha256 id, Receipt receipt) implements ReceiptReading {}

    /** Signed by a trusted key, and still not to be followed. */
    record Quarantined(ObjectKey file, Receipt receipt, Reason reason, String why) implements ReceiptReading {}

    /** Altered, malformed, or signed by nobody whom we trust. */
    record Invalid(ObjectKey file, String why) implements ReceiptReading {}

    /** Said besides the receipt itself: somebody covered the file with another version or a delete marker. */
    record Covered(ObjectKey file, String why) implements ReceiptReading {}

    /** Why a signed receipt is not followed. */
    enum Reason {
        /** It is dated more than five minutes ahead of the storage server's clock. */
        FROM_THE_FUTURE,
        /** It names another {@code config} than this repository's. */
        OTHER_CONFIG,
        /** It belongs to another plan. */
        OTHER_PLAN
    }
}
