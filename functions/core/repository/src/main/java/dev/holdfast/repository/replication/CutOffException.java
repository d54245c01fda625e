package dev.holdfast.repository.replication;

/** The slice is over; the file that was being read is left for the next one. */
final class CutOffException extends Exception {
    private static final long serialVersionUID = 1L;
}
