package dev.holdfast.kubernetes.compare;

/** Whether {@code status} belongs to what is restored and compared. */
public enum StatusPolicy {
    /** It is restored, and a lost status is a difference. */
    KEPT,
    /** {@link ComparisonRule#STATUS_NOT_RESTORED}. */
    LEFT_OUT
}
