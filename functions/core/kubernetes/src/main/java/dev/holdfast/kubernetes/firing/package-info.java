/** Plans fire by CronJobs: one for each plan with a schedule, all in the administrators' namespace. What each plan has is said in its status. */
@NullMarked
package dev.holdfast.kubernetes.firing;

import org.jspecify.annotations.NullMarked;
