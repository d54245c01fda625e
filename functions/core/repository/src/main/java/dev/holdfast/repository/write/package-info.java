/**
 * One run that ends in one snapshot file: packs first, then their index, then the receipt (a hook of the caller), then the
 * snapshot. A run that dies anywhere leaves no snapshot; the next run takes over what it had stored.
 */
@NullMarked
package dev.holdfast.repository.write;

import org.jspecify.annotations.NullMarked;
