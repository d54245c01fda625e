package dev.holdfast.repository.receipt;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a receipt must fit to be followed.
 *
 * @param serverTime the storage server's clock
 * @param config digest of the repository's {@code config}, where the caller has it pinned or has read it
 * @param plan whose repository this is, where the caller knows
 */
public record ReceiptExpectation(Instant serverTime, Optional<Sha256> config, Optional<PlanRef> plan) {
    /** How far clocks may differ. */
    public static final Duration MAX_SKEW = Duration.ofMinutes(5);

    /** Only the date is looked at. */
    public static ReceiptExpectation at(Instant serverTime) {
        return new ReceiptExpectation(serverTime, Optional.empty(), Optional.empty());
    }

    /** Also {@code config} must be this one. */
    public ReceiptExpectation withConfig(Sha256 digest) {
        return new ReceiptExpectation(serverTime, Optional.of(digest), plan);
    }

    /** Also the plan must be this one. */
    public ReceiptExpectation withPlan(PlanRef expected) {
        return new ReceiptExpectation(serverTime, config, Optional.of(expected));
    }

    /** The reading of a receipt whose signature is good. */
    ReceiptReading judge(ObjectKey file, Receipt receipt) {
        Instant time = receipt.commit().time();
        if (time.isAfter(serverTime.plus(MAX_SKEW))) {
            return new ReceiptReading.Quarantined(
                    file,
                    receipt,
                    ReceiptReading.Reason.FROM_THE_FUTURE,
                    "It is dated " + time + ", but the storage server's clock says " + serverTime
                            + ". Look at the clock of whoever wrote it, and whether its key was stolen.");
        }
        Sha256 named = receipt.needs().config();
        if (config.isPresent() && !config.get().equals(named)) {
            return new ReceiptReading.Quarantined(
                    file,
                    receipt,
                    ReceiptReading.Reason.OTHER_CONFIG,
                    "It names the config " + named.shortHex() + "…, but this repository's is "
                            + config.get().shortHex() + "…. One of the two was exchanged.");
        }
        if (plan.isPresent() && !plan.get().equals(receipt.origin().plan())) {
            return new ReceiptReading.Quarantined(
                    file,
                    receipt,
                    ReceiptReading.Reason.OTHER_PLAN,
                    "It belongs to the plan " + receipt.origin().plan() + ", not to " + plan.get() + ".");
        }
        return new ReceiptReading.Valid(file.digest(), receipt);
    }
}
