/** The verb restore: plans, shows and performs what a {@code Restore} asks for, and compares afterwards. */
@NullMarked
package dev.holdfast.steps.restore;

import org.jspecify.annotations.NullMarked;
