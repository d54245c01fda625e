package dev.holdfast.evidence;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.store.ObjectKey;

/** One file of {@code evidence/}, read and judged. */
public sealed interface EvidenceReading {
    /** Signed by a trusted key and well-formed; {@code id} is the file's name. */
    record Valid(Sha256 id, Evidence evidence) implements EvidenceReading {}

    /** Not to be believed: altered, signed by a stranger, or of a kind that we do not know. {@code why} is a sentence. */
    record Invalid(ObjectKey file, String why) implements EvidenceReading {}

    /** Said besides the evidence itself: somebody covered the file with another version or a delete marker. */
    record Covered(ObjectKey file, String why) implements EvidenceReading {}
}
