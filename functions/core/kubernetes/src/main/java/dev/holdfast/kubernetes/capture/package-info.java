/** Reads a cluster: every object as it is served, in a bounded amount of memory, and everything that was left out by name. */
@NullMarked
package dev.holdfast.kubernetes.capture;

import org.jspecify.annotations.NullMarked;
