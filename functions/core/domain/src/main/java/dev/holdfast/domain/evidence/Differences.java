package dev.holdfast.domain.evidence;

import java.util.List;

/**
 * The first differences that were found, and how many more there were: evidence stays small however badly a test went.
 *
 * @param listed at most {@link #MAX_LISTED}, in the order of their paths
 * @param notListed how many more there were
 */
public record Differences(List<Difference> listed, long notListed) {
    /** How many differences a piece of evidence names. */
    public static final int MAX_LISTED = 200;

    /** None at all. */
    public static final Differences NONE = new Differences(List.of(), 0);

    public Differences {
        listed = List.copyOf(listed);
        if (listed.size() > MAX_LISTED || notListed < 0) {
            throw new IllegalArgumentException("Evidence lists at most " + MAX_LISTED + " differences");
        }
    }

    /** Keeps the first {@link #MAX_LISTED} of {@code all} and counts the rest. */
    public static Differences firstOf(List<Difference> all) {
        int kept = Math.min(all.size(), MAX_LISTED);
        return new Differences(all.subList(0, kept), all.size() - kept);
    }
}
