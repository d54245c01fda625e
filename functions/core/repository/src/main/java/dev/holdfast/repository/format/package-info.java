/**
 * The restic repository format, version 2, file kind by file kind: names, layout, and how the bytes of each are written and read.
 * Source of every rule here: restic's {@code doc/design.rst}.
 *
 * <p>A <b>blob</b> is a piece of a file (data) or one directory (tree), named by the SHA-256 of its plain bytes. Blobs lie
 * compressed and encrypted in <b>packs</b>; an <b>index</b> says which blob lies where; a <b>snapshot</b> names the tree blob at
 * its root. Everything read here is hostile until its hash and its authentication code were checked; malformed bytes become
 * {@link dev.holdfast.repository.format.RepositoryException.Damaged}, never another exception and never unbounded memory.
 */
@NullMarked
package dev.holdfast.repository.format;

import org.jspecify.annotations.NullMarked;
