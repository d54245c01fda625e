package dev.holdfast.domain;

/** An answer that a resource states; in its file {@code true} or {@code false} (YAML reads an unquoted {@code Yes} as {@code true}). */
public enum YesNo {
    YES,
    NO;

    /** Whether it is {@link #YES}. */
    public boolean isYes() {
        return this == YES;
    }

    /** From a file's {@code true} or {@code false}. */
    public static YesNo ofText(String text) {
        return Boolean.parseBoolean(text) ? YES : NO;
    }
}
