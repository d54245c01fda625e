/** The processes that write are killed, at any instant: what is listed must stay true, and asking again must complete the work. */
@NullMarked
package dev.holdfast.scenarios.killed;

import org.jspecify.annotations.NullMarked;
