package dev.holdfast.steps.failure;

/**
 * What kind of thing went wrong. Scripts rely on the exit code, Knative on the HTTP status: it retries 503 and 500, and sends 400
 * and 422 to the dead letters at once.
 */
public enum FailureKind {
    /** The event, the command line, a plan or a location is not what it should be; nothing was begun. */
    BAD_INPUT(2, 400),
    /** The verdict does not hold, or a check or a restore test found differences: the work was done, its finding is bad. */
    NOT_PROVEN(1, 422),
    /** A file, key, secret, program or setting that the step needs is not there. */
    NOT_CONFIGURED(3, 422),
    /** A place or a cluster cannot be reached, or asks us to come later. */
    UNREACHABLE(4, 503),
    /** Wrong credentials, or not the right to do it. */
    ACCESS_DENIED(5, 422),
    /** Wrong password, or a key that opens nothing here. */
    WRONG_KEY(6, 422),
    /** No such plan, location, snapshot, object, bucket or container. */
    NOT_FOUND(7, 422),
    /** Files of a repository, a receipt or an evidence are damaged, missing or forged. */
    DAMAGED(8, 422),
    /** A rule forbids it: tenancy, a lock, a deadline, the clock. */
    REFUSED(9, 422),
    /** Some of it was done, some not; the output names each. */
    PARTIAL(10, 422),
    /** Sent, and the answer lost: look before you ask again. */
    UNKNOWN_OUTCOME(11, 503),
    /** Our own fault. */
    INTERNAL(70, 500);

    private final int exitCode;
    private final int httpStatus;

    FailureKind(int exitCode, int httpStatus) {
        this.exitCode = exitCode;
        this.httpStatus = httpStatus;
    }

    /** What {@code holdfast} exits with. */
    public int exitCode() {
        return exitCode;
    }

    /** What a function answers. */
    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the same request may succeed later without anybody changing anything. */
    public boolean isRetryable() {
        return httpStatus >= 500;
    }
}
