/**
 * What the functions tell each other: the types of events, their payloads, and their ids. Payloads carry names and digests, never
 * authority and never bulk data; whoever receives one looks up for itself what it may do.
 */
@NullMarked
package dev.holdfast.events;

import org.jspecify.annotations.NullMarked;
