/** The function etcd: woken by {@code etcd.requested}, takes a snapshot of a plan's etcd into its first copy. */
@NullMarked
package dev.holdfast.etcdsnapshot;

import org.jspecify.annotations.NullMarked;
