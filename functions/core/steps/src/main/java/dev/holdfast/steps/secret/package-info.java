/** Finds the password of a plan's repositories and the keys by which we sign, where the plan or the process says they are. */
@NullMarked
package dev.holdfast.steps.secret;

import org.jspecify.annotations.NullMarked;
