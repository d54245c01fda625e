/** What to protect, when, into which copies, for how long, and how often and at what price to prove it. */
@NullMarked
package dev.holdfast.domain.plan;

import org.jspecify.annotations.NullMarked;
