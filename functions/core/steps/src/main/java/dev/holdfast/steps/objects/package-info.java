/** The objects of a snapshot, read from a repository for a restore, a comparison, or somebody who wants to look. */
@NullMarked
package dev.holdfast.steps.objects;

import org.jspecify.annotations.NullMarked;
