package dev.holdfast.domain.location;

/** What a location is spoken to as. */
public enum Provider {
    LOCAL("local"),
    S3("s3"),
    AZURE("azure");

    private final String text;

    Provider(String text) {
        this.text = text;
    }

    /** As resources write it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
