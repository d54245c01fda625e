/**
 * The verb replicate: brings what the first copy holds to the others, in shards and slices. It works from signed receipts, names and
 * digests, and holds no key of the repository.
 */
@NullMarked
package dev.holdfast.steps.replicate;

import org.jspecify.annotations.NullMarked;
