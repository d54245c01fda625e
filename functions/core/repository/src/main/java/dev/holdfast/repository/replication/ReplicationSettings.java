package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import java.util.Optional;

/**
 * What is known beforehand.
 *
 * @param pinnedConfig digest of the {@code config} where the caller knows it, from the location's status or an escrow sheet; otherwise
 *     the earliest signed receipt tells
 * @param plan whose repository it is; receipts of other plans are quarantined
 */
public record ReplicationSettings(
        Optional<Sha256> pinnedConfig, Optional<PlanRef> plan, TargetCheck check, TransferLimits limits) {
    /** Nothing is known beforehand, sizes are trusted. */
    public static final ReplicationSettings DEFAULT =
            new ReplicationSettings(Optional.empty(), Optional.empty(), TargetCheck.SIZE, TransferLimits.DEFAULT);

    /** For one plan only. */
    public ReplicationSettings withPlan(PlanRef only) {
        return new ReplicationSettings(pinnedConfig, Optional.of(only), check, limits);
    }

    /** With a known {@code config}. */
    public ReplicationSettings withPinnedConfig(Sha256 digest) {
        return new ReplicationSettings(Optional.of(digest), plan, check, limits);
    }

    /** Trusting the target so far and no further. */
    public ReplicationSettings withCheck(TargetCheck how) {
        return new ReplicationSettings(pinnedConfig, plan, how, limits);
    }

    /** Within these limits. */
    public ReplicationSettings withLimits(TransferLimits within) {
        return new ReplicationSettings(pinnedConfig, plan, check, within);
    }
}
