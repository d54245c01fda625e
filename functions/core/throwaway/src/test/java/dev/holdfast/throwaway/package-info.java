/** Real servers are started, stolen from and killed here; {@code *Test} needs none. */
@NullMarked
package dev.holdfast.throwaway;

import org.jspecify.annotations.NullMarked;
