package dev.holdfast.domain.verdict;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.domain.plan.ProofPolicy;
import dev.holdfast.domain.verdict.CopyObservation.EvidenceSeen;
import dev.holdfast.domain.verdict.CopyObservation.GenuineEvidence;
import dev.holdfast.domain.verdict.CopyObservation.NoEvidence;
import dev.holdfast.domain.verdict.CopyObservation.UntrustedEvidence;
import java.time.Duration;
import java.time.Instant;

/**
 * 0: for each copy, the newest evidence is genuine, no older than {@code proof.every}, of at least the level that the plan asks, of a
 * snapshot no older than {@code proof.every}, and without an error that the plan does not accept.
 */
final class ErrorsRule {
    private ErrorsRule() {}

    static DigitVerdict judge(Evaluation evaluation) {
        return CopyFinding.allOf(
                Digit.ERRORS,
                evaluation.copies().stream()
                        .map(copy -> finding(copy, evaluation.plan()))
                        .toList());
    }

    private static CopyFinding finding(CopyView copy, BackupPlan plan) {
        if (copy.location().isEmpty()) {
            return copy.whyUnobserved();
        }
        return switch (copy.seen(EvidenceSeen.class).orElse(null)) {
            case NoEvidence _ -> CopyFinding.notMet(copy.name() + " has never been restored from", test(copy));
            case UntrustedEvidence untrusted ->
                CopyFinding.notMet(
                        copy.name() + "'s newest evidence must not be believed (" + untrusted.why() + ")",
                        "Find out who wrote it, then test again: " + test(copy));
            case GenuineEvidence genuine -> {
                PlanRef tested = genuine.evidence().copy().plan();
                yield tested.equals(plan.ref())
                        ? byAge(copy, genuine, plan)
                        : CopyFinding.notMet(
                                copy.name() + "'s newest evidence is about the plan " + tested, test(copy));
            }
            case null ->
                CopyFinding.unknown(
                        copy.name() + "'s evidence has not been read",
                        "Let report read the evidence at " + copy.name() + ", or run: holdfast verdict.");
        };
    }

    private static CopyFinding byAge(CopyView copy, GenuineEvidence genuine, BackupPlan plan) {
        ProofPolicy proof = plan.proof();
        Instant finished = genuine.evidence().conditions().finished();
        if (copy.isOfTheFuture(finished)
                || genuine.snapshotTakenAt().filter(copy::isOfTheFuture).isPresent()) {
            return CopyFinding.notMet(
                    copy.name() + "'s newest evidence is dated in the future",
                    "Set the clocks right, then test again: " + test(copy));
        }
        Duration age = Duration.between(finished, copy.now());
        if (age.compareTo(proof.every()) > 0) {
            return CopyFinding.notMet(
                    copy.name() + " was last tested " + DurationText.approximate(age) + " ago, and must be every "
                            + DurationText.format(proof.every()),
                    test(copy));
        }
        if (genuine.snapshotTakenAt().isEmpty()) {
            return CopyFinding.unknown(
                    "the age of the snapshot that was tested at " + copy.name()
                            + " is not known, as its receipt is not there",
                    "Test a snapshot that has its receipt: " + test(copy));
        }
        Duration snapshotAge = Duration.between(genuine.snapshotTakenAt().get(), copy.now());
        if (snapshotAge.compareTo(proof.every()) > 0) {
            return CopyFinding.notMet(
                    "the snapshot that was tested at " + copy.name() + " is " + DurationText.approximate(snapshotAge)
                            + " old, more than " + DurationText.format(proof.every()),
                    "Test a newer one: " + test(copy));
        }
        return byOutcome(copy, genuine.evidence(), plan, age);
    }

    private static CopyFinding byOutcome(CopyView copy, Evidence evidence, BackupPlan plan, Duration age) {
        ProofPolicy proof = plan.proof();
        ProofLevel level = evidence.conditions().level();
        if (!level.proves(proof.level())) {
            return CopyFinding.notMet(
                    copy.name() + " was tested at level " + level.number() + ", and the plan asks for level "
                            + proof.level().number(),
                    test(copy));
        }
        if (!evidence.failures().isEmpty()) {
            return CopyFinding.notMet(
                    "the restore test of " + copy.name() + " failed ("
                            + evidence.failures().getFirst() + ")",
                    "Repair " + copy.name() + " from a healthy copy, then test again: " + test(copy));
        }
        UnacceptedErrors errors = UnacceptedErrors.of(evidence.counts(), evidence.differences(), proof);
        if (!errors.isEmpty()) {
            return CopyFinding.notMet(
                    "restored from " + copy.name() + ", " + errors + " more than the plan accepts",
                    "Look at them (holdfast restore-test --from " + copy.name()
                            + "), mend the cause, or accept them in proof.accept with a reason.");
        }
        if (evidence.counts().equal() == 0) {
            return CopyFinding.notMet("the restore test of " + copy.name() + " compared nothing", test(copy));
        }
        String restored = copy.name() + " restored " + evidence.counts().equal() + " objects equal at level "
                + level.number() + ", " + DurationText.approximate(age) + " ago";
        return plan.etcd().isPresent() ? EtcdRule.finding(copy, evidence, proof, restored) : CopyFinding.met(restored);
    }

    /** What to do, as a sentence. */
    static String test(CopyView copy) {
        return "Run: holdfast restore-test --from " + copy.name() + ".";
    }
}
