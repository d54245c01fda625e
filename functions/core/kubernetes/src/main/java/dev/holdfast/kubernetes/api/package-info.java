/**
 * The door to an API server: requests and answers as raw JSON, failures as types, and what the server serves. Everything else in
 * this module talks to a cluster through {@link dev.holdfast.kubernetes.api.ApiServer} only, so that a fault, a limit or a retry can
 * be put in between.
 */
@NullMarked
package dev.holdfast.kubernetes.api;

import org.jspecify.annotations.NullMarked;
