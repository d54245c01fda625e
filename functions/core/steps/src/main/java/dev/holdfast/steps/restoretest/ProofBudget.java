package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps proving within {@code proof.budget}: the bytes that tests of one copy may read in thirty days, as their evidence counts them. A
 * test that would exceed it is refused before it reads anything. It leaves no evidence, so that the last real proof stays the newest
 * and the verdict says by itself when that one has become too old.
 */
final class ProofBudget {
    private static final Duration MONTH = Duration.ofDays(30);

    private final BackupPlan plan;

    ProofBudget(BackupPlan plan) {
        this.plan = plan;
    }

    /**
     * Lets a test pass that fits.
     *
     * @throws Failure {@code REFUSED} if the test would read more than is left
     */
    void admit(List<Receipt> receipts, List<Evidence> past, Instant now) {
        if (plan.proof().budget().isEmpty()) {
            return;
        }
        ByteSize budget = plan.proof().budget().get();
        long spent = past.stream()
                .filter(evidence -> evidence.conditions().finished().isAfter(now.minus(MONTH)))
                .mapToLong(evidence -> evidence.effort().bytesRead())
                .sum();
        long needed = receipts.stream().mapToLong(ProofBudget::cost).sum();
        if (needed > budget.bytes() - spent) {
            throw new Failure(
                    FailureKind.REFUSED,
                    "A restore test of plan " + plan.ref() + " would read " + show(needed)
                            + ", and of its proof.budget of "
                            + show(budget.bytes()) + " in 30 days " + show(spent)
                            + " are spent: raise spec.proof.budget, or wait until older tests are 30 days past");
        }
    }

    /** What {@link CopyTest} will count: every pack once, and every object once more as it is restored. */
    private static long cost(Receipt receipt) {
        return receipt.needs().packBytes() + receipt.contents().counts().getOrDefault("bytes", 0L);
    }

    private static String show(long bytes) {
        return new ByteSize(bytes).approximate();
    }
}
