/**
 * Azure for the lab: Azurite, and in front of it the WORM check that makes it keep what Azure promises about locks. Azurite alone ignores
 * locks without saying so.
 */
@NullMarked
package dev.holdfast.lab.azure;

import org.jspecify.annotations.NullMarked;
