/** The restic program: the judge of what we write, and the writer of what we must read. Never a part of the product. */
@NullMarked
package dev.holdfast.lab.restic;

import org.jspecify.annotations.NullMarked;
