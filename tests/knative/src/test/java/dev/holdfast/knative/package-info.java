/** What runs on a real node, and on real Knative on it. Run by the profile {@code knative}. */
@NullMarked
package dev.holdfast.knative;

import org.jspecify.annotations.NullMarked;
