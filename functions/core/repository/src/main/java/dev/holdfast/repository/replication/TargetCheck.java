package dev.holdfast.repository.replication;

/** How far a file that lies at the target already is trusted. */
public enum TargetCheck {
    /** A file of the right size is taken to be the right one: one listing, nothing is read. */
    SIZE,
    /** Its bytes are read and hashed too: finds damage, and costs reading the whole copy. */
    HASH
}
