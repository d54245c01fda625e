/**
 * Whether a cluster holds what a backup holds: level 2 of a restore test, and how a restore knows what is there already.
 *
 * <p>Live objects are read in streaming lists and kept as a digest of their {@linkplain dev.holdfast.kubernetes.compare.NormalForm
 * normal form}; only what does not match is fetched and compared field by field. All that is overlooked is a
 * {@link dev.holdfast.kubernetes.compare.ComparisonRule}, with its reason. Nothing here changes a cluster.
 */
@NullMarked
package dev.holdfast.kubernetes.compare;

import org.jspecify.annotations.NullMarked;
