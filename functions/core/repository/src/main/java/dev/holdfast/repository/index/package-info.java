/**
 * Which blob lies where: the whole index of a repository in memory, 52 to 60 bytes for each blob, in primitive arrays.
 */
@NullMarked
package dev.holdfast.repository.index;

import org.jspecify.annotations.NullMarked;
