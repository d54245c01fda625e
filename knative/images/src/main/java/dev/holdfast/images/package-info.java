/**
 * Makes an image of each function, with Jib: pushed to a registry, or as an archive where there is none. The base is an image of a Java
 * runtime, or this machine's own runtime and C library where no base can be had.
 */
@NullMarked
package dev.holdfast.images;

import org.jspecify.annotations.NullMarked;
