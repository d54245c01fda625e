package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.ImmutabilityPolicy.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What protects one version: at most one policy and at most one hold [WORM]. Rules 3 and 4 live here and nowhere else. */
record Protection(@Nullable ImmutabilityPolicy policy, boolean held) {
    static final Protection NONE = new Protection(null, false);

    /** Rule 4 for deletion. */
    void requireDeletable(Instant now) {
        if (held) {
            throw new Refusal(AzureError.BlobImmutableDueToLegalHold);
        }
        if (policy != null && policy.isActive(now)) {
            throw new Refusal(AzureError.BlobImmutableDueToPolicy);
        }
    }

    /** Rule 4 for metadata, which [WORM] forbids even under a policy that has ended. */
    void requireMetadataWritable() {
        if (held) {
            throw new Refusal(AzureError.BlobImmutableDueToLegalHold);
        }
        if (policy != null) {
            throw new Refusal(AzureError.BlobImmutableDueToPolicy);
        }
    }

    /** Rule 3; the code for shortening a locked policy is assumed, the refusal is documented. */
    Protection withPolicy(ImmutabilityPolicy wanted, Instant now) {
        if (!wanted.isActive(now)) {
            throw new Refusal(AzureError.InvalidHeaderValue, "x-ms-immutability-policy-until-date is past");
        }
        ImmutabilityPolicy present = policy;
        if (present != null
                && present.mode() == Mode.LOCKED
                && (wanted.mode() != Mode.LOCKED || wanted.until().isBefore(present.until()))) {
            throw new Refusal(AzureError.BlobImmutableDueToPolicy, "a locked policy can only be lengthened");
        }
        return new Protection(wanted, held);
    }

    /** Rule 3. */
    Protection withoutPolicy() {
        if (policy != null && policy.mode() == Mode.LOCKED) {
            throw new Refusal(AzureError.ImmutabilityPolicyDeleteOnLockedPolicy);
        }
        return new Protection(null, held);
    }

    Protection withHold(boolean hold) {
        return new Protection(policy, hold);
    }
}
