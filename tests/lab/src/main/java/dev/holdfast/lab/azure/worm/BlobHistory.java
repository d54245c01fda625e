package dev.holdfast.lab.azure.worm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All versions of one blob, the oldest first, and whether the last of them is current. A pure state machine: each step gives the next
 * state or a {@link Refusal}. Rules 1, 4 and 5 live here.
 */
record BlobHistory(List<BlobVersion> versions, boolean hasCurrent) {
    static final BlobHistory EMPTY = new BlobHistory(List.of(), false);

    BlobHistory {
        versions = List.copyOf(versions);
    }

    Optional<BlobVersion> current() {
        return hasCurrent ? Optional.of(versions.getLast()) : Optional.empty();
    }

    boolean isCurrent(BlobVersion version) {
        return hasCurrent && versions.getLast().id().equals(version.id());
    }

    /** The version that a request means: one by its id, or the current one where {@code id} is empty. */
    BlobVersion find(String id) {
        return (id.isEmpty()
                        ? current()
                        : versions.stream()
                                .filter(version -> version.id().equals(id))
                                .findFirst())
                .orElseThrow(() -> new Refusal(AzureError.BlobNotFound));
    }

    /** Rule 1: what was current is kept as it is, protected or not. */
    BlobHistory written(BlobVersion version) {
        List<BlobVersion> longer = new ArrayList<>(versions);
        longer.add(version);
        return new BlobHistory(longer, true);
    }

    /** Rules 4 and 5: deletion without a version hides, but not what is protected. */
    BlobHistory demoted(Instant now) {
        find("").protection().requireDeletable(now);
        return new BlobHistory(versions, false);
    }

    /** Rules 4 and 5: deletion of one version; the current one is no version to be deleted by its id, protected or not. */
    BlobHistory without(String id, Instant now) {
        BlobVersion version = find(id);
        if (isCurrent(version)) {
            throw new Refusal(AzureError.OperationNotAllowedOnRootBlob);
        }
        version.protection().requireDeletable(now);
        return new BlobHistory(
                versions.stream().filter(other -> !other.id().equals(id)).toList(), hasCurrent);
    }

    /** Another protection for the version that {@code id} means. */
    BlobHistory protectedBy(String id, UnaryOperator<Protection> change) {
        BlobVersion version = find(id);
        BlobVersion changed = version.withProtection(change.apply(version.protection()));
        return new BlobHistory(
                versions.stream()
                        .map(other -> other.id().equals(version.id()) ? changed : other)
                        .toList(),
                hasCurrent);
    }
}
