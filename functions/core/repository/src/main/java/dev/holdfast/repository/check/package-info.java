/** Checks a whole repository and says of each damage which file it is, what it costs, and what to do. */
@NullMarked
package dev.holdfast.repository.check;

import org.jspecify.annotations.NullMarked;
