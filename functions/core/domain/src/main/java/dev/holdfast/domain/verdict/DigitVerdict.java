package dev.holdfast.domain.verdict;

/**
 * One digit, judged.
 *
 * @param reason one sentence
 * @param remedy one sentence; empty if the digit is met
 */
public record DigitVerdict(Digit digit, Judgement judgement, String reason, String remedy) {
    public DigitVerdict {
        if (reason.isBlank() || (judgement == Judgement.MET) != remedy.isEmpty()) {
            throw new IllegalArgumentException(
                    "A digit has a reason, and a remedy exactly where it is not met: " + digit);
        }
    }

    /** Whether the digit is met. */
    public boolean isMet() {
        return judgement == Judgement.MET;
    }
}
