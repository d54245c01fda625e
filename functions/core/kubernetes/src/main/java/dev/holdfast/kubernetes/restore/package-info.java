/**
 * Puts the objects of a snapshot into a cluster: a throwaway control plane or one in production, by the same code.
 *
 * <p>{@link dev.holdfast.kubernetes.restore.RestorePlanner} says first, for each object, what would happen and why;
 * {@link dev.holdfast.kubernetes.restore.RestorePreview} lets the server judge it without storing anything;
 * {@link dev.holdfast.kubernetes.restore.Restorer} does it and reports each object as done, failed or unknown. A restore that was killed is
 * continued by planning and performing it again.
 */
@NullMarked
package dev.holdfast.kubernetes.restore;

import org.jspecify.annotations.NullMarked;
