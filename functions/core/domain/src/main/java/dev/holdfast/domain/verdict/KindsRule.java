package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Medium;
import java.util.ArrayList;
import java.util.List;

/**
 * 2: the copies, the live data among them, lie on at least two kinds of storage: of different medium, and of different provider or
 * storage system. The live data lies on disks of the cluster. Only copies with a fresh complete run count.
 */
final class KindsRule {
    private KindsRule() {}

    private record Kind(String where, Medium medium, String system) {
        boolean differsFrom(Kind other) {
            return !medium.equals(other.medium) && !system.equals(other.system);
        }

        @Override
        public String toString() {
            return where + " on " + medium;
        }
    }

    static DigitVerdict judge(Evaluation evaluation) {
        List<Kind> kinds = new ArrayList<>(List.of(new Kind("the live data", Medium.DISK, "the cluster's own")));
        List<CopyFinding> others = new ArrayList<>();
        for (CopyView copy : evaluation.copies()) {
            if (copy.isUnobserved()) {
                others.add(copy.whyUnobserved());
            } else if (copy.fresh().isEmpty()) {
                others.add(copy.whyNotFresh());
            } else {
                BackupLocation location = copy.location().orElseThrow();
                kinds.add(new Kind(
                        copy.name().value(),
                        location.medium(),
                        location.settings().system()));
            }
        }
        for (Kind one : kinds) {
            for (Kind other : kinds) {
                if (one.differsFrom(other)) {
                    return new DigitVerdict(Digit.KINDS, Judgement.MET, one + ", " + other + ".", "");
                }
            }
        }
        others.addFirst(CopyFinding.notMet(
                "all that counts is of one kind: "
                        + String.join(", ", kinds.stream().map(Kind::toString).toList()),
                "Add a location of another medium in another storage system."));
        boolean open = !evaluation.unobserved().isEmpty();
        return CopyFinding.summary(Digit.KINDS, open ? Judgement.UNKNOWN : Judgement.NOT_MET, others);
    }
}
