/** Who said it: the two interfaces behind which statements are signed and checked; {@code core/evidence} implements them. */
@NullMarked
package dev.holdfast.domain.signing;

import org.jspecify.annotations.NullMarked;
