/**
 * A small local broker that stands where Knative's stands in production. It reads the same files in {@code triggers/subscriptions}
 * and keeps Knative's delivery rules: which answers are retried and with what backoff, where dead letters go, and that a reply
 * becomes an event.
 */
@NullMarked
package dev.holdfast.lab.broker;

import org.jspecify.annotations.NullMarked;
