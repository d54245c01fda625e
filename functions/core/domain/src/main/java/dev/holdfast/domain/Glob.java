package dev.holdfast.domain;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern of names: {@code *} stands for any number of characters, {@code ?} for one, everything else for itself. Matching takes
 * time proportional to the product of both lengths, whatever the pattern.
 */
public record Glob(String pattern) {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^[A-Za-z0-9*?._:-]{1,253}$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    public Glob {
        if (!COMPILED.matcher(pattern).matches()) {
            throw InvalidFieldException.notA(
                    "",
                    pattern,
                    "a name or pattern",
                    "letters, digits, '.', '-', '_', ':', and '*' or '?' as wildcards");
        }
    }

    /** Globs of {@code patterns}. */
    public static List<Glob> all(String... patterns) {
        return List.of(patterns).stream().map(Glob::new).toList();
    }

    /** Whether {@code name} as a whole fits. */
    public boolean matches(String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether it stands for exactly one name: itself. */
    public boolean isLiteral() {
        return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
