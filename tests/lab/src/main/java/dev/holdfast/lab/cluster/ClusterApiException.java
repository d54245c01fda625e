package dev.holdfast.lab.cluster;

/** The API server refused a request; the message is its own. */
public final class ClusterApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ClusterApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
