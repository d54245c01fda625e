/**
 * {@code ./holdfast demo}: a company loses its cluster and gets it back from each of three copies. It drives the real applications
 * from outside, by events, HTTP and the command line, as a user would.
 */
@NullMarked
package dev.holdfast.lab.demo;

import org.jspecify.annotations.NullMarked;
