package dev.holdfast.domain.verdict;

/** The digits of the 3-2-1-1-0 rule. */
public enum Digit {
    COPIES("3", "copies"),
    KINDS("2", "kinds of storage"),
    OFF_SITE("1", "off-site"),
    IMMUTABLE("1", "immutable"),
    ERRORS("0", "errors on restore");

    private final String figure;
    private final String title;

    Digit(String figure, String title) {
        this.figure = figure;
        this.title = title;
    }

    /** The digit itself. */
    public String figure() {
        return figure;
    }

    /** What it counts. */
    public String title() {
        return title;
    }
}
