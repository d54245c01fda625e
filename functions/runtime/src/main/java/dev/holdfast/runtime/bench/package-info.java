/** Configuration in, a workbench for the steps out. */
@NullMarked
package dev.holdfast.runtime.bench;

import org.jspecify.annotations.NullMarked;
