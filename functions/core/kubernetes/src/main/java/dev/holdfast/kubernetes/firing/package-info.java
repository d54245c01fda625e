/** Plans fire by CronJobs: one for each schedule of a plan, all in the administrators' namespace. What each plan has is said in its status. */
@NullMarked
package dev.holdfast.kubernetes.firing;

import org.jspecify.annotations.NullMarked;
