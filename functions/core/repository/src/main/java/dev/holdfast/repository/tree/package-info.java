/** Directories and what is in them: names of any bytes, paths that cannot escape, the nodes of restic trees. */
@NullMarked
package dev.holdfast.repository.tree;

import org.jspecify.annotations.NullMarked;
