/** Events that are not the reply to the one being handled: continuations, shards, failures. */
@NullMarked
package dev.holdfast.runtime.events;

import org.jspecify.annotations.NullMarked;
