/** Whether an install in a cluster is whole: what it needs is served, what runs is ready, and the identities have their rights. */
@NullMarked
package dev.holdfast.kubernetes.install;

import org.jspecify.annotations.NullMarked;
