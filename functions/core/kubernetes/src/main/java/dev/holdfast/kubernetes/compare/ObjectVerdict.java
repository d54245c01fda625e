package dev.holdfast.kubernetes.compare;

import java.util.List;
import java.util.Set;

/** What became of one object of a backup. */
public sealed interface ObjectVerdict {
    /**
     * The cluster holds it as it was captured.
     *
     * @param by the {@linkplain ComparisonRule.Kind#PAIR rules} without which it would differ
     */
    record Equal(Set<ComparisonRule> by) implements ObjectVerdict {
        public Equal {
            by = Set.copyOf(by);
        }
    }

    /**
     * The cluster holds it, and not as it was captured.
     *
     * @param differences at least one; the first {@value #MOST_DIFFERENCES} where there are more
     * @param extent how far it goes, judged by all of them, and by what a {@linkplain ComparisonRule.Kind#PAIR rule} overlooks too
     */
    record Differs(List<Difference> differences, Extent extent) implements ObjectVerdict {
        static final int MOST_DIFFERENCES = 50;

        /** How much of an object differs. */
        public enum Extent {
            /** Which of the same managers manages which field, and nothing that anybody reads. */
            OWNERSHIP,
            /** Anything else. */
            CONTENT
        }

        public Differs {
            if (differences.isEmpty()) {
                throw new IllegalArgumentException("An object that differs differs somewhere");
            }
            differences = List.copyOf(differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size())));
        }
    }

    /** The cluster does not hold it, and nobody said why. */
    record Missing() implements ObjectVerdict {}

    /**
     * The server did not take it.
     *
     * @param message the server's own words
     */
    record Refused(String message) implements ObjectVerdict {}

    /**
     * The target does not serve this version of it.
     *
     * @param apiVersion what it was captured as
     * @param successors where such objects live now, as {@code apiVersion/resource}; empty if nowhere
     */
    record NotServed(String apiVersion, List<String> successors) implements ObjectVerdict {
        public NotServed {
            successors = List.copyOf(successors);
        }
    }

    /**
     * Not restored on purpose.
     *
     * @param reason why, one sentence without the object's name
     */
    record LeftOut(String reason) implements ObjectVerdict {}

    /**
     * It could not be found out.
     *
     * @param reason why not
     */
    record Unknown(String reason) implements ObjectVerdict {}
}
