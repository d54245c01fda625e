/** The function snapshot: woken by {@code snapshot.requested}, captures a plan's objects into its first copy. */
@NullMarked
package dev.holdfast.snapshot;

import org.jspecify.annotations.NullMarked;
