package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The {@code config} of a repository: its oldest version, since we write it once and whatever came later is foreign; or the version with
 * the pinned digest.
 *
 * @param serverTime the storage server's clock as it was read
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SourceConfig(byte[] bytes, Sha256 digest, Instant serverTime) {
    private static final int MAX_BYTES = 64 << 10;

    /** Reads it; empty if there is none, or none with the pinned digest. */
    static Optional<SourceConfig> read(ObjectStore store, Optional<Sha256> pinned) {
        List<ObjectVersion> versions = store.versions(RepositoryLayout.CONFIG);
        for (ObjectVersion version : versions.reversed()) {
            if (version.kind() != ObjectVersion.Kind.FILE || version.size() > MAX_BYTES) {
                continue;
            }
            byte[] bytes = bytes(store, version);
            Sha256 digest = Sha256.of(bytes);
            if (pinned.isEmpty() || pinned.get().equals(digest)) {
                ObjectStat stat = store.stat(RepositoryLayout.CONFIG, version.version());
                return Optional.of(new SourceConfig(bytes, digest, stat.serverTime()));
            }
        }
        return Optional.empty();
    }

    private static byte[] bytes(ObjectStore store, ObjectVersion version) {
        try (InputStream in = store.read(version.key(), version.version(), ByteRange.ALL)) {
            return in.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .orElseGet(() -> new StoreException.Retryable(
                            "Reading config at " + store.describe() + " broke off; try again.", null, e));
        }
    }
}
