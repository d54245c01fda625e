/** Puts an install into a cluster, takes it out again, and looks whether it is whole: what it needs is served, what runs is ready, and the identities have their rights. */
@NullMarked
package dev.holdfast.kubernetes.install;

import org.jspecify.annotations.NullMarked;
