/** One class for each disaster, played with the real applications, a real control plane and real stores. */
@NullMarked
package dev.holdfast.scenarios;

import org.jspecify.annotations.NullMarked;
