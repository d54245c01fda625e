package dev.holdfast.store;

import java.time.Instant;

/**
 * What a server says of one version.
 *
 * @param size in bytes
 * @param modified the server's date of its writing
 * @param serverTime the server's clock as it answered
 */
public record ObjectStat(
        ObjectKey key, VersionId version, long size, Instant modified, Lock lock, Instant serverTime) {}
