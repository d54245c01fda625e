package dev.holdfast.repository.index;

import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackId;
import java.util.Optional;

/**
 * A pack that is known, by an index or by its own header.
 *
 * @param size bytes that the file must have, reckoned from what it holds
 * @param index an index file that names it; empty if only its own header tells
 */
public record IndexedPack(PackId id, long size, Optional<IndexId> index) {}
