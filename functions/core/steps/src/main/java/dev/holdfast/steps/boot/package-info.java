/**
 * The restore test of a snapshot of etcd: it boots, an API server starts on it, and everything that this one reads is held against what was
 * captured through the API.
 */
@NullMarked
package dev.holdfast.steps.boot;

import org.jspecify.annotations.NullMarked;
