package dev.holdfast.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which paths of a snapshot are meant: one path, a folder with everything below it, or a pattern of either, in which {@code *} and
 * {@code ?} stay within one name and {@code **} does not.
 */
final class PathPattern {
    private final String text;
    private final Pattern regex;

    PathPattern(String text) {
        this.text = text.replaceAll("^\\.?/+|/+$", "");
        this.regex = Pattern.compile(this.text.isEmpty() ? ".*" : translate(this.text) + "(/.*)?", Pattern.DOTALL);
    }

    private static String translate(String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '*' && text.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** What every path that fits begins with. */
    String prefix() {
        return text.split("[*?]", 2)[0];
    }

    boolean matches(String path) {
        return regex.matcher(path).matches();
    }

    /** Those of {@code paths} that fit at least one pattern; all, if there is none. */
    static <T> List<T> select(List<T> paths, List<PathPattern> patterns) {
        return patterns.isEmpty()
                ? paths
                : paths.stream()
                        .filter(path -> patterns.stream().anyMatch(pattern -> pattern.matches(path.toString())))
                        .toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
