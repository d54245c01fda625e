/**
 * What each verb does, without Quarkus and without a command line: the functions and {@code holdfast} both call this. One package
 * per verb, and beside them what they share: {@link dev.holdfast.steps.resources where plans come from},
 * {@link dev.holdfast.steps.copy how a copy is opened}, and {@link dev.holdfast.steps.failure what can go wrong}.
 */
@NullMarked
package dev.holdfast.steps;

import org.jspecify.annotations.NullMarked;
