package dev.holdfast.repository;

import dev.holdfast.repository.format.KeyId;
import java.time.OffsetDateTime;

/** One key file: who can open the repository by it, for people. */
public record KeyEntry(KeyId id, OffsetDateTime created, String username, String hostname) {}
