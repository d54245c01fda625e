package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import java.time.Instant;
import java.util.List;

/**
 * The judgement of a plan.
 *
 * @param digits all five, in the order of the rule
 * @param copies one row for each copy of the plan, in its order
 */
public record Verdict(PlanRef plan, Instant at, List<DigitVerdict> digits, List<CopyStatus> copies, List<Note> notes) {
    public Verdict {
        digits = List.copyOf(digits);
        copies = List.copyOf(copies);
        notes = List.copyOf(notes);
        if (!digits.stream().map(DigitVerdict::digit).toList().equals(List.of(Digit.values()))) {
            throw new IllegalArgumentException("A verdict has each of the five digits once, in order");
        }
    }

    /**
     * Judges a plan.
     *
     * @param locations those that its copies name, and perhaps others
     * @param observed whatever was observed; what was not is unknown
     */
    public static Verdict of(BackupPlan plan, List<BackupLocation> locations, Observations observed, Instant now) {
        Evaluation evaluation = Evaluation.of(plan, locations, observed, now);
        return new Verdict(
                plan.ref(),
                now,
                List.of(
                        CopiesRule.judge(evaluation),
                        KindsRule.judge(evaluation),
                        OffSiteRule.judge(evaluation),
                        ImmutableRule.judge(evaluation),
                        ErrorsRule.judge(evaluation)),
                evaluation.copies().stream().map(Scoreboard::row).toList(),
                Notes.of(evaluation));
    }

    /** The judgement of one digit. */
    public DigitVerdict digit(Digit digit) {
        return digits.stream().filter(one -> one.digit() == digit).findFirst().orElseThrow();
    }

    /** Whether every digit is met. */
    public boolean holds() {
        return digits.stream().allMatch(DigitVerdict::isMet);
    }
}
