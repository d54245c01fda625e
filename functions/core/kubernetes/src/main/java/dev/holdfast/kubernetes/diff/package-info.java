/** What is different between two sets of objects, as data; how that is shown to people is separate. */
@NullMarked
package dev.holdfast.kubernetes.diff;

import org.jspecify.annotations.NullMarked;
