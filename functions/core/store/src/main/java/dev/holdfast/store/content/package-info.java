/**
 * Small files that are named by the SHA-256 of their bytes: written once, and read past whatever somebody else put on top. The
 * genuine version of such a file is the oldest whose hash is its name, wherever it lies in the pile of versions.
 */
@NullMarked
package dev.holdfast.store.content;

import org.jspecify.annotations.NullMarked;
