/**
 * The function replicate: woken by {@code snapshot.taken} and {@code replication.requested}, brings a run to every other copy. It
 * holds no key of the repository.
 */
@NullMarked
package dev.holdfast.replicate;

import org.jspecify.annotations.NullMarked;
