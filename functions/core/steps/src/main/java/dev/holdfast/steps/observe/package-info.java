/**
 * Looks into every copy of a plan and says what is there: receipts, files, locks, evidence, refused deletions. Nothing here judges
 * (that is {@code domain.verdict}) and nothing needs a key of the repository.
 */
@NullMarked
package dev.holdfast.steps.observe;

import org.jspecify.annotations.NullMarked;
