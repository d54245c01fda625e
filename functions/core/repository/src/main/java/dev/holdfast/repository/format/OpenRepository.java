package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;

/** What readers, writers and checks of one opened repository share. */
public record OpenRepository(
        RepositoryFiles files, SealingKey key, Nonces nonces, ConfigFile config, Sha256 configDigest, Bounds bounds) {
    /**
     * What they may use.
     *
     * @param memory bytes for buffers
     * @param threads for work of the processor
     * @param packSize bytes at which a pack is sent
     */
    public record Bounds(long memory, int threads, int packSize, Compression compression) {}
}
