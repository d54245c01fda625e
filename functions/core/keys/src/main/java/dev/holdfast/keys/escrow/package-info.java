/**
 * The key that survives everything else: a code on a sheet of paper in a safe. It is made once, printed once, and kept nowhere.
 */
@NullMarked
package dev.holdfast.keys.escrow;

import org.jspecify.annotations.NullMarked;
