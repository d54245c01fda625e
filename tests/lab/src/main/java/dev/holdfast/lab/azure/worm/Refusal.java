package dev.holdfast.lab.azure.worm;

/** The service says no, in its own words. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final AzureError error;

    Refusal(AzureError error) {
        this(error, "");
    }

    /** With a detail for people, such as why a signature was not accepted. */
    Refusal(AzureError error, String detail) {
        super(detail, null, false, false);
        this.error = error;
    }

    AzureError error() {
        return error;
    }
}
