/** What was found of a plan, and what became of a Restore, is told where people look: in its status, and as Kubernetes Events on it. */
@NullMarked
package dev.holdfast.kubernetes.telling;

import org.jspecify.annotations.NullMarked;
