/**
 * Programs that measure Holdfast against the barest way to do the same work, both in one run. They assert nothing: a figure depends on the
 * machine, a ratio a little. {@code tests/benchmarks/README.md} says how to run them and what came of it.
 */
@NullMarked
package dev.holdfast.benchmarks;

import org.jspecify.annotations.NullMarked;
