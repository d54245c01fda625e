/** One member's database as it comes: which member to ask, and whether what it sent is what it has, all of it, and sound. */
@NullMarked
package dev.holdfast.etcd.snapshot;

import org.jspecify.annotations.NullMarked;
