/** Where plans, locations and restores come from: a step believes these and nothing that an event says. */
@NullMarked
package dev.holdfast.steps.resources;

import org.jspecify.annotations.NullMarked;
