package dev.holdfast.store.s3;

/** What was asked for, as far as its failure depends on it. */
enum S3Request {
    PUT("Writing"),
    READ("Reading"),
    STAT("Looking at"),
    LIST("Listing"),
    EXTEND_LOCK("Locking"),
    DELETE("Deleting"),
    RULES("Asking for the rules of");

    private final String doing;

    S3Request(String doing) {
        this.doing = doing;
    }

    /** The start of a sentence. */
    String doing() {
        return doing;
    }

    /** Whether something may have changed although no good answer came. */
    boolean changes() {
        return this == PUT || this == EXTEND_LOCK || this == DELETE;
    }

    /** Whether a refusal is what a protected file should answer. */
    boolean attacksALock() {
        return this == EXTEND_LOCK || this == DELETE;
    }
}
