/** The verb snapshot: one capture of a plan's objects into its first copy. */
@NullMarked
package dev.holdfast.steps.snapshot;

import org.jspecify.annotations.NullMarked;
