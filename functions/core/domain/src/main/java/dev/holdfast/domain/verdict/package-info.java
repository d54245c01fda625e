/**
 * The 3-2-1-1-0 judgement of a plan, made from observations alone: {@link Verdict#of} is a pure function of the plan, its locations,
 * what was observed in the copies, and the time. What was not observed is unknown, and unknown is never met.
 */
@NullMarked
package dev.holdfast.domain.verdict;

import org.jspecify.annotations.NullMarked;
