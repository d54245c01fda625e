/** A door in front of a real server that fails on purpose, as scripted, and counts how often it did: a fault that did not fire proves nothing. */
@NullMarked
package dev.holdfast.lab.proxy;

import org.jspecify.annotations.NullMarked;
