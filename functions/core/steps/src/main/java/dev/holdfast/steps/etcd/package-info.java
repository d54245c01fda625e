/**
 * What {@code etcd} does: a member's database into the plan's first copy, checked on its way; and what is there, found and brought back.
 */
@NullMarked
package dev.holdfast.steps.etcd;

import org.jspecify.annotations.NullMarked;
