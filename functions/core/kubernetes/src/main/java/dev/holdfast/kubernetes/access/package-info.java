/** Who somebody is who shows a token, and what the cluster's own rights let them do. */
@NullMarked
package dev.holdfast.kubernetes.access;

import org.jspecify.annotations.NullMarked;
