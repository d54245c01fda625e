/**
 * Copying a repository to another place without any key of it: what a copy lacks is told by signed receipts, every file is
 * checked against its name on the way, and a snapshot appears at the target only after everything that it needs.
 *
 * <p>Order: {@code config}, {@code keys/} and {@code wrapped/} first, then packs in shards, then for each receipt whose packs are all there
 * index → receipt → snapshot. Every step is one atomic put of a file that is named by its content, so a step may be repeated, be
 * done twice at once, or be killed anywhere: the next run goes on from what lies there. {@code evidence/} is about one copy and
 * stays with it.
 *
 * <h2>Repair</h2>
 * The same rule repairs. A file that is gone from the target, or hidden by a delete marker, is simply missing and is written
 * again. A file with wrong bytes at the target cannot be replaced by us: the first writer of a name wins, and whoever copies
 * holds no right to delete. So {@link dev.holdfast.repository.replication.FileOutcome.DamagedAtTarget} says what must be done:
 * the pruner deletes that version once its lock lapses, then replication writes it anew. Where the genuine version lies beneath
 * a foreign one nothing is lost: Holdfast reads past it ({@link dev.holdfast.repository.replication.FileOutcome.CoveredAtTarget}).
 * On the way from the source, the genuine version of a file is found likewise.
 */
@NullMarked
package dev.holdfast.repository.replication;

import org.jspecify.annotations.NullMarked;
