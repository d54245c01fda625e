package dev.holdfast.domain.verdict;

/** How a digit, or a copy with regard to it, was judged. */
public enum Judgement {
    MET("met"),
    NOT_MET("not met"),
    /** Too little was observed to say; never counted as met. */
    UNKNOWN("unknown");

    private final String text;

    Judgement(String text) {
        this.text = text;
    }

    /** For people. */
    public String text() {
        return text;
    }
}
