package dev.holdfast.repository.check;

/** How deep a check looks. */
public enum CheckDepth {
    /** Every tree is read; every blob that a snapshot needs lies in a pack that is there in its right size. */
    STRUCTURE,
    /** Also reads every byte: each file against its name, each blob authenticated, decompressed and against its name. */
    EVERY_BYTE
}
