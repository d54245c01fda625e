/**
 * What a copy costs per month: requests, stored bytes, egress, by a formula that is shown with its numbers. An estimate to decide
 * by, not a bill.
 */
@NullMarked
package dev.holdfast.domain.cost;

import org.jspecify.annotations.NullMarked;
