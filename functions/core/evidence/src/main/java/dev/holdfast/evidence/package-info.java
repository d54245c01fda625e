/**
 * Evidence of restore tests: signed ({@link dev.holdfast.evidence.dsse}), stored once under {@code evidence/<sha256>} beside the
 * copy that it is about, and read back by whoever judges.
 */
@NullMarked
package dev.holdfast.evidence;

import org.jspecify.annotations.NullMarked;
