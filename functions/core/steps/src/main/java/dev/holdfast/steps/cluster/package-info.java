/** Which cluster a step talks to: the protected one for a snapshot, another for a restore. */
@NullMarked
package dev.holdfast.steps.cluster;

import org.jspecify.annotations.NullMarked;
