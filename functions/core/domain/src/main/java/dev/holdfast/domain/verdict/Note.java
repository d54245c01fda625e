package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.LocationName;
import java.util.Optional;

/**
 * Something to know beside the digits; never folded into one.
 *
 * @param copy which copy it is about; empty for the plan as a whole
 * @param text one sentence
 */
public record Note(Kind kind, Optional<LocationName> copy, String text) {
    /** What it is about. */
    public enum Kind {
        /** A run lacks a member. */
        INCOMPLETE_RUN,
        LEFT_OUT,
        /** How old the oldest reading of a lock is. */
        LOCK_AGE,
        /** A sudden drop or jump: the sign of ransomware, or of a mistake. */
        ANOMALY,
        /** The time that a restore took. */
        RECOVERY_TIME,
        /** How much work would be lost. */
        RECOVERY_POINT,
        /** Who opened the repository in the last test. */
        KEYS,
        ACCEPTED_DIFFERENCES,
        EMULATED,
        /** The snapshots hold no etcd. */
        NO_ETCD,
        /** An observation or a run that claims to be of the future, and is not believed. */
        FROM_THE_FUTURE
    }
}
