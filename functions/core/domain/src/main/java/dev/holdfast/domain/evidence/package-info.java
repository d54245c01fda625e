/** What a restore test found, as a record: the pure shape that {@code core/evidence} signs, stores and reads back. */
@NullMarked
package dev.holdfast.domain.evidence;

import org.jspecify.annotations.NullMarked;
