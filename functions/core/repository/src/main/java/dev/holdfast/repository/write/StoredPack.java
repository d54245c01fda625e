package dev.holdfast.repository.write;

import dev.holdfast.repository.format.PackId;

/** A pack that a snapshot needs, with its size in bytes. */
public record StoredPack(PackId id, long size) {}
