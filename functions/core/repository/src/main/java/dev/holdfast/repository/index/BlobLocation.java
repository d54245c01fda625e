package dev.holdfast.repository.index;

import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;

/** Where a blob lies. */
public record BlobLocation(PackId pack, PackContents.Place place) {}
