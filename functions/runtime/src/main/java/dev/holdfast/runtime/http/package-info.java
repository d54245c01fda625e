/** How a function answers when it fails: by the statuses that Knative's delivery understands. */
@NullMarked
package dev.holdfast.runtime.http;

import org.jspecify.annotations.NullMarked;
