package dev.holdfast.domain;

/**
 * A value that somebody wrote and that cannot be right. The message names the field, the value, and what would be right; readers of
 * files add where it stands.
 */
public final class InvalidFieldException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 80;

    private final String field;
    private final String problem;

    /**
     * @param field the field's name below the record that was being made, such as {@code every}; empty for the record itself
     * @param problem what is wrong and what would be right, as the rest of a sentence
     */
    public InvalidFieldException(String field, String problem) {
        super(field.isEmpty() ? problem : field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** "field: 'value' is not what; write expected". Long values are cut. */
    public static InvalidFieldException notA(String field, String value, String what, String expected) {
        return new InvalidFieldException(field, quoted(value) + " is not " + what + "; write " + expected);
    }

    /** {@code value} in quotation marks, cut to what a person can read, without line breaks or control characters. */
    public static String quoted(String value) {
        String shown = value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    /** The same problem, seen from the record that holds the field's record as {@code parent}. */
    public InvalidFieldException below(String parent) {
        String path = field.isEmpty() ? parent : field.startsWith("[") ? parent + field : parent + "." + field;
        InvalidFieldException outer = new InvalidFieldException(path, problem);
        outer.initCause(this);
        return outer;
    }

    /** The field's path, such as {@code proof.every}; may be empty. */
    public String field() {
        return field;
    }

    /** What is wrong with it and what would be right. */
    public String problem() {
        return problem;
    }
}
