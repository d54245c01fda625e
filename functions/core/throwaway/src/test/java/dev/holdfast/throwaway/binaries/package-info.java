/** The chain by which programs are obtained, with programs that are shell scripts and servers that are ours. */
@NullMarked
package dev.holdfast.throwaway.binaries;

import org.jspecify.annotations.NullMarked;
