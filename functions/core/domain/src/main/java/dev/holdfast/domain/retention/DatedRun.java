package dev.holdfast.domain.retention;

import dev.holdfast.domain.RunId;
import java.time.Instant;

/** A run whose snapshots are committed, and when: by the storage server's clock, as its receipt says. */
public record DatedRun(RunId run, Instant time) {}
