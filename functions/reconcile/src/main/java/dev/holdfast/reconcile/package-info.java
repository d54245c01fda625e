/** The function reconcile: woken by changes of plans and by the clock, makes the CronJobs that fire plans equal to what the plans say. */
@NullMarked
package dev.holdfast.reconcile;

import org.jspecify.annotations.NullMarked;
