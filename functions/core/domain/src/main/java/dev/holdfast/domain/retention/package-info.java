/**
 * Which runs are kept. The rules are those of {@code restic forget}, so that what people know of it holds here; one rule is our
 * own: what was proven to restore stays until something later is proven.
 */
@NullMarked
package dev.holdfast.domain.retention;

import org.jspecify.annotations.NullMarked;
