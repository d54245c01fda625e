/** Walking and reading snapshots: every blob is checked against its name, ranges of packs are read several at once. */
@NullMarked
package dev.holdfast.repository.read;

import org.jspecify.annotations.NullMarked;
