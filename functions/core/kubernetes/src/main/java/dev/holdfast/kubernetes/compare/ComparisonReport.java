package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;

/**
 * What a comparison came to.
 *
 * @param counts how many objects came to which verdict
 * @param rules how many objects are equal only by which of the {@linkplain ComparisonRule.Kind#PAIR rules} that need both sides
 * @param leftOut how many objects were left out, by reason
 * @param details the objects that are neither equal nor left out, sorted; the first {@value #MOST_DETAILS} where there are more
 */
public record ComparisonReport(
        Counts counts, Map<ComparisonRule, Long> rules, Map<String, Long> leftOut, List<Detail> details) {
    /** How many details a report holds at most: a report stays readable, and small. */
    public static final int MOST_DETAILS = 1_000;

    /** How many objects came to which verdict. */
    public record Counts(
            long equal, long differs, long missing, long refused, long notServed, long leftOut, long unknown) {
        public long total() {
            return equal + differs + missing + refused + notServed + leftOut + unknown;
        }

        /** All that were to be there and are not, or not as they were. */
        public long notEqual() {
            return differs + missing + refused + notServed + unknown;
        }
    }

    /**
     * One object that is not equal.
     *
     * @param object which
     * @param verdict in which way
     */
    public record Detail(ObjectRef object, ObjectVerdict verdict) {}

    public ComparisonReport {
        rules = Map.copyOf(rules);
        leftOut = Map.copyOf(leftOut);
        details = List.copyOf(details);
    }

    /** Whether every object that was to be there is there as it was captured; an empty comparison proves nothing. */
    public boolean isWhole() {
        return counts.notEqual() == 0 && counts.equal() > 0;
    }
}
