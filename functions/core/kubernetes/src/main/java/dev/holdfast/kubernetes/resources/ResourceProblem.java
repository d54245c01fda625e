package dev.holdfast.kubernetes.resources;

/**
 * One thing that is wrong with a file.
 *
 * @param source the file, or where else the text came from
 * @param line counted from 1; 0 where it is not known
 * @param path the field, such as {@code spec.copies[1].location}; empty for the document as a whole
 * @param problem the value, what is wrong with it, and what would be right
 */
public record ResourceProblem(String source, int line, String path, String problem) {
    @Override
    public String toString() {
        return source + (line > 0 ? ":" + line : "") + ": " + (path.isEmpty() ? "" : path + ": ") + problem;
    }
}
