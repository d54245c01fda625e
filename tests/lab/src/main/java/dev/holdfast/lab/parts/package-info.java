/**
 * How the lab comes by the programs that it starts: what is given, else the cache, else an official source; and what it says when none of
 * these has it.
 */
@NullMarked
package dev.holdfast.lab.parts;

import org.jspecify.annotations.NullMarked;
