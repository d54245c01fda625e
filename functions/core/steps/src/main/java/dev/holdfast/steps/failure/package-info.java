/**
 * One vocabulary for what can go wrong with a step, whoever asked for it: the command line turns it into an exit code, a function
 * into an HTTP status.
 */
@NullMarked
package dev.holdfast.steps.failure;

import org.jspecify.annotations.NullMarked;
