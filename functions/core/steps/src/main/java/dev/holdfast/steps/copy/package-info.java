/** A copy: the repository of one plan at one location, opened through the adapter of its provider. */
@NullMarked
package dev.holdfast.steps.copy;

import org.jspecify.annotations.NullMarked;
