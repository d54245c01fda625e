/**
 * The command line {@code holdfast}: fires by hand the verbs that the functions do on their own, in one process, or with
 * {@code --broker} by posting the event that wakes them.
 *
 * <p>Exit codes are those of {@link dev.holdfast.steps.failure.FailureKind}; 0 means that what was asked is done, and true.
 */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
