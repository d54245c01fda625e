package dev.holdfast.domain.verdict;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one copy contributes to a digit.
 *
 * @param clause a clause without a full stop
 * @param remedy a sentence; empty if met
 */
record CopyFinding(Judgement judgement, String clause, String remedy) {
    static CopyFinding met(String clause) {
        return new CopyFinding(Judgement.MET, clause, "");
    }

    static CopyFinding notMet(String clause, String remedy) {
        return new CopyFinding(Judgement.NOT_MET, clause, remedy);
    }

    static CopyFinding unknown(String clause, String remedy) {
        return new CopyFinding(Judgement.UNKNOWN, clause, remedy);
    }

    /**
     * Met if one copy meets it; the others do not matter then. Else the remedy is that of the last copy, for plans name the copies that
     * are farthest away at the end.
     */
    static DigitVerdict anyOf(Digit digit, List<CopyFinding> findings) {
        return switch (findings.stream()
                .map(CopyFinding::judgement)
                .sorted(CopyFinding::bestFirst)
                .findFirst()
                .orElseThrow()) {
            case MET -> summary(digit, Judgement.MET, only(findings, Judgement.MET));
            case UNKNOWN -> summary(digit, only(findings, Judgement.UNKNOWN).getLast(), findings);
            case NOT_MET -> summary(digit, findings.getLast(), findings);
        };
    }

    /** Met if all copies meet it; one that fails outweighs one that is unknown. */
    static DigitVerdict allOf(Digit digit, List<CopyFinding> findings) {
        for (Judgement worst : List.of(Judgement.NOT_MET, Judgement.UNKNOWN)) {
            if (!only(findings, worst).isEmpty()) {
                return summary(digit, worst, only(findings, worst));
            }
        }
        return summary(digit, Judgement.MET, findings);
    }

    /** A digit with this judgement, for these reasons; the remedy is that of the first with the same judgement. */
    static DigitVerdict summary(Digit digit, Judgement judgement, List<CopyFinding> why) {
        return summary(digit, only(why, judgement).getFirst(), why);
    }

    private static DigitVerdict summary(Digit digit, CopyFinding decisive, List<CopyFinding> why) {
        String reason = why.stream().map(CopyFinding::clause).collect(Collectors.joining("; ", "", "."));
        return new DigitVerdict(digit, decisive.judgement(), reason, decisive.remedy());
    }

    private static List<CopyFinding> only(List<CopyFinding> findings, Judgement judgement) {
        return findings.stream()
                .filter(finding -> finding.judgement() == judgement)
                .toList();
    }

    private static int bestFirst(Judgement one, Judgement other) {
        List<Judgement> order = List.of(Judgement.MET, Judgement.UNKNOWN, Judgement.NOT_MET);
        return Integer.compare(order.indexOf(one), order.indexOf(other));
    }
}
