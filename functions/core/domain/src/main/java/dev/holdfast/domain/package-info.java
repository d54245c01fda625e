/**
 * What Holdfast talks about: plans, locations, retention, the verdict. Records and pure functions that use nothing but
 * {@code java.*}; the clock and the random source are arguments.
 */
@NullMarked
package dev.holdfast.domain;

import org.jspecify.annotations.NullMarked;
