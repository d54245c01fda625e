/**
 * Where files are cut into blobs. That is the writer's choice alone: readers never chunk. A good cut finds the same pieces again
 * after a change, so that they are not stored twice.
 */
@NullMarked
package dev.holdfast.repository.chunk;

import org.jspecify.annotations.NullMarked;
