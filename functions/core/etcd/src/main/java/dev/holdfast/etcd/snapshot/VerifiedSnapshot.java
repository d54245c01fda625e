package dev.holdfast.etcd.snapshot;

import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.database.DatabaseReport;
import java.util.Optional;

/**
 * A snapshot that was found sound.
 *
 * @param sum the SHA-256 behind it, which was found to be right; empty if there is none
 * @param size bytes of the whole, the sum included
 */
public record VerifiedSnapshot(DatabaseReport database, Optional<Sha256> sum, long size) {}
