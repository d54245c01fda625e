/** What copies lack, seen from the plans: whatever event was lost, this finds it. */
@NullMarked
package dev.holdfast.steps.due;

import org.jspecify.annotations.NullMarked;
