/** {@code ./holdfast lab}: a node to play with, with Knative or without. */
@NullMarked
package dev.holdfast.lab.command;

import org.jspecify.annotations.NullMarked;
