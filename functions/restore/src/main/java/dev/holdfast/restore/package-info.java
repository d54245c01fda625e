/** The function restore: woken by a {@code Restore} resource, plans and performs it. */
@NullMarked
package dev.holdfast.restore;

import org.jspecify.annotations.NullMarked;
