/** What is made equal to what should be: the CronJobs that fire plans, and what plans' status says of that. */
@NullMarked
package dev.holdfast.steps.reconcile;

import org.jspecify.annotations.NullMarked;
