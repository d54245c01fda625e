package dev.holdfast.store.azure;

import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobImmutabilityPolicy;
import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import com.azure.storage.blob.specialized.BlobClientBase;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.azure.AzureFailures.Act;
import dev.holdfast.store.azure.AzureFailures.Intent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.BiFunction;

/** Lengthening the policy of one version. */
record AzurePolicies(AzureFailures failures, ObjectKey key, VersionId version) {

    /**
     * Looks, sets, looks again. The first look is ours because the service would let a longer Unlocked policy be replaced by a shorter
     * Locked one; the last because a server may accept a policy and keep none.
     */
    Lock extend(BiFunction<ObjectKey, VersionSelector, ObjectStat> stat, BlobClientBase client, Instant until) {
        Lock before = stat.apply(key, version).lock();
        refuseToShorten(before, until);
        BlobImmutabilityPolicy policy = new BlobImmutabilityPolicy()
                .setExpiryTime(AzureDates.roundUp(until).atOffset(ZoneOffset.UTC))
                .setPolicyMode(BlobImmutabilityPolicyMode.LOCKED);
        failures.translate(
                new Act(Intent.CHANGE, "lock " + key + " (version " + version + ") until " + until),
                () -> client.setImmutabilityPolicyWithResponse(policy, null, null, Context.NONE));
        return stat.apply(key, version).lock();
    }

    private void refuseToShorten(Lock before, Instant until) {
        Instant present = switch (before) {
            case Lock.Enforced(Instant end) -> end;
            // A hold of unknown end says nothing about the policy below it.
            case Lock.Bypassable(Instant end, String _) -> end.equals(AzureLocks.NO_END) ? Instant.MIN : end;
            case Lock.None _ -> Instant.MIN;
            case Lock.Unknown(String why) ->
                throw new StoreException.Unsupported("Cannot lock " + key + " (version " + version + "): " + why
                        + "; use a container with version-level immutability");
        };
        if (until.isBefore(present)) {
            throw new StoreException.Refused(
                    "Cannot lock " + key + " (version " + version + ") until " + until + ": it is locked until "
                            + present + " already, and a lock is never shortened",
                    null);
        }
    }
}
