/**
 * Container images without a registry and without Docker: archives that {@code ctr images import} takes, of a few files each. The
 * applications' own images are Jib's.
 */
@NullMarked
package dev.holdfast.lab.image;

import org.jspecify.annotations.NullMarked;
