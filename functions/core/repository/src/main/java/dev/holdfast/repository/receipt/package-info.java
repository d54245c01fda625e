/**
 * Receipts: the signed, plain statements that a snapshot was committed and what it needs. Whoever works from receipts needs no
 * key of the repository: this package uses the store, names and digests, and nothing else.
 */
@NullMarked
package dev.holdfast.repository.receipt;

import org.jspecify.annotations.NullMarked;
