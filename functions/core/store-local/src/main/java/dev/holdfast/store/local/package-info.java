/**
 * A folder as a store, laid out exactly as restic lays out a local repository, so that {@code restic -r folder} reads it.
 *
 * <p>What is not restic's lies in {@code .holdfast} at the root: unfinished files in {@code tmp}, and in {@code leases} one file for
 * each stored one, whose lines are dates; the latest counts. Lines are only ever added, so no race can shorten a lease.
 */
@NullMarked
package dev.holdfast.store.local;

import org.jspecify.annotations.NullMarked;
