package dev.holdfast.report;

/** Somebody asked for what they may not have. The message says why, and what would open the door. */
final class ClosedDoorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** Why it stays closed. */
    enum Why {
        /** No token, or none that is genuine, valid and meant for us. */
        NOBODY_KNOWN(401),
        /** Known, and without the right. */
        NO_RIGHT(403),
        /** There is no cluster that would know who anybody is. */
        NOBODY_TO_ASK(503);

        private final int status;

        Why(int status) {
            this.status = status;
        }
    }

    ClosedDoorException(Why why, String message) {
        super(message);
        this.why = why;
    }

    int status() {
        return why.status;
    }

    String title() {
        return why.name();
    }
}
