/**
 * The function report: looks into every copy, computes the verdict from what it sees there, and shows it as JSON, as a page and as
 * metrics. What it remembers is a cache: started anew, it computes the same.
 */
@NullMarked
package dev.holdfast.report;

import org.jspecify.annotations.NullMarked;
