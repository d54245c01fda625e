/** Objects in any number, as like those of a real cluster as makes a difference to a backup: for measuring. */
@NullMarked
package dev.holdfast.lab.generator;

import org.jspecify.annotations.NullMarked;
