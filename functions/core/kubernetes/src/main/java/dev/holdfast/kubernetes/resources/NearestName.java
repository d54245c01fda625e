package dev.holdfast.kubernetes.resources;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Guesses what somebody meant. */
final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The known name that is like {@code name}, or all of them. */
    static String advice(String name, List<String> known) {
        String small = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(candidate ->
                        distance(small, candidate.toLowerCase(Locale.ROOT)) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(small, candidate.toLowerCase(Locale.ROOT))))
                .map(candidate -> "did you mean " + candidate + "?")
                .orElseGet(() -> "known are " + String.join(", ", known));
    }

    /** How many letters must be changed, added or removed (Levenshtein). */
    private static int distance(String one, String other) {
        if (one.length() > LONGEST) {
            return LONGEST;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
