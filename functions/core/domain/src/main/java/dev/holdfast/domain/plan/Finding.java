package dev.holdfast.domain.plan;

/**
 * Something about a plan that only shows beside its locations.
 *
 * @param field where in the plan, such as {@code copies[1].location}
 * @param text one sentence: what is wrong, and what would be right
 */
public record Finding(Severity severity, String field, String text) {
    /** Whether the plan can run all the same. */
    public enum Severity {
        /** The plan is refused. */
        ERROR,
        /** The plan runs, and its verdict will suffer. */
        WARNING
    }

    static Finding error(String field, String text) {
        return new Finding(Severity.ERROR, field, text);
    }

    static Finding warning(String field, String text) {
        return new Finding(Severity.WARNING, field, text);
    }

    /** Whether the plan is refused. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return field + ": " + text;
    }
}
