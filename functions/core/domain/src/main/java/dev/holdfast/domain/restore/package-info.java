/** What a restore is asked to do: which snapshot of which copy, how much of it, changed how, into which cluster. */
@NullMarked
package dev.holdfast.domain.restore;

import org.jspecify.annotations.NullMarked;
