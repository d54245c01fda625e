package dev.holdfast.repository.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.ReceiptExpectation;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Looks at a target as a stranger would: whatever is listed as a snapshot must have all that it needs, byte for byte. */
final class TargetAudit {
    private final MemoryObjectStore target;

    TargetAudit(MemoryObjectStore target) {
        this.target = target;
    }

    Set<ObjectKey> keys(String folder) {
        Set<ObjectKey> keys = new HashSet<>();
        target.list(folder, "", entry -> keys.add(entry.key()));
        return keys;
    }

    /** Every file holds what its name says, and each snapshot has everything. */
    void requireSound() {
        keys("").stream().filter(ObjectKey::isContentNamed).forEach(this::requireGenuine);
        Set<ObjectKey> promised = new HashSet<>();
        Receipts.read(
                target,
                SourceRepository.SIGNER,
                ReceiptExpectation.at(java.time.Instant.MAX.minusSeconds(1000)),
                reading -> {
                    assertThat(reading).isInstanceOfAny(ReceiptReading.Valid.class, ReceiptReading.Uncommitted.class);
                    if (reading instanceof ReceiptReading.Valid(Sha256 _, Receipt receipt)) {
                        promised.add(
                                RepositoryLayout.key(receipt.needs().snapshot().orElseThrow()));
                        requireComplete(receipt.needs());
                    }
                });
        assertThat(promised).as("each snapshot that is listed has its receipt").containsAll(keys("snapshots/"));
    }

    private void requireComplete(Receipt.Needs needs) {
        assertThat(digest(RepositoryLayout.CONFIG)).isEqualTo(needs.config());
        assertThat(keys("keys/")).isNotEmpty();
        needs.indexes().forEach(index -> requireGenuine(RepositoryLayout.key(index)));
        needs.packs().forEach(pack -> requireGenuine(RepositoryLayout.key(pack.id())));
    }

    private void requireGenuine(ObjectKey key) {
        assertThat(digest(key)).as(key.value()).isEqualTo(key.digest());
    }

    private Sha256 digest(ObjectKey key) {
        try (InputStream in = target.read(key, VersionSelector.CURRENT, ByteRange.ALL)) {
            return Sha256.of(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
