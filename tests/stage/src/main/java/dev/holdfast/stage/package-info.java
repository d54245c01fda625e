/**
 * The stage on which steps and functions are tried: a plan with its copies in folders, its keys and its password, runs that were
 * taken without a cluster, and a listener where the broker would stand. It knows neither steps nor functions, so that both may use it.
 */
@NullMarked
package dev.holdfast.stage;

import org.jspecify.annotations.NullMarked;
