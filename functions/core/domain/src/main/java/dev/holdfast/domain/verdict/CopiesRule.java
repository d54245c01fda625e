package dev.holdfast.domain.verdict;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * 3: the live data and at least two locations each hold the newest complete run, no older than {@code maxAge}. A location that cannot
 * be looked into may hold a newer run, so the digit is unknown then, however well the others stand.
 */
final class CopiesRule {
    private static final int WANTED = 2;

    private CopiesRule() {}

    static DigitVerdict judge(Evaluation evaluation) {
        Optional<RunSeen> newest = evaluation.copies().stream()
                .flatMap(copy -> copy.newestComplete().stream())
                .max(Comparator.comparing(RunSeen::takenAt).thenComparing(RunSeen::run));
        List<CopyFinding> findings =
                evaluation.copies().stream().map(copy -> finding(copy, newest)).toList();
        long holding = count(findings, Judgement.MET);
        long unknown = count(findings, Judgement.UNKNOWN);
        if (holding + unknown < WANTED) {
            return tooFew(findings);
        }
        if (unknown > 0) {
            return CopyFinding.summary(Digit.COPIES, Judgement.UNKNOWN, findings);
        }
        return CopyFinding.summary(Digit.COPIES, Judgement.MET, findings);
    }

    private static DigitVerdict tooFew(List<CopyFinding> findings) {
        List<CopyFinding> why = new ArrayList<>(findings);
        if (findings.size() < WANTED) {
            why.add(CopyFinding.notMet(
                    "the plan names no second location", "Add a second location to the plan's copies."));
        }
        return CopyFinding.summary(Digit.COPIES, Judgement.NOT_MET, why);
    }

    private static CopyFinding finding(CopyView copy, Optional<RunSeen> newest) {
        if (copy.isUnobserved()) {
            return copy.whyUnobserved();
        }
        Optional<RunSeen> fresh = copy.fresh();
        if (fresh.isEmpty()) {
            return copy.whyNotFresh();
        }
        RunId wanted = newest.orElseThrow().run();
        RunSeen held = fresh.get();
        if (!held.run().equals(wanted)) {
            return copy.whyDamaged()
                    .orElseGet(() -> CopyFinding.notMet(
                            copy.name() + " lags: it holds run " + held.run() + ", and the newest is " + wanted,
                            "Wait for replicate to finish, or run it: holdfast replicate."));
        }
        return CopyFinding.met(
                copy.name() + " holds run " + wanted + ", " + DurationText.approximate(copy.age(held)) + " old");
    }

    private static long count(List<CopyFinding> findings, Judgement judgement) {
        return findings.stream()
                .filter(finding -> finding.judgement() == judgement)
                .count();
    }
}
