/** The rules of the structure, and that documents, YAML and code say the same. */
@NullMarked
package dev.holdfast.architecture;

import org.jspecify.annotations.NullMarked;
