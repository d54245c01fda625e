/**
 * etcd, from outside: a client for the few calls that a snapshot needs ({@code client}), one member's database as a stream that is
 * checked while it passes ({@code snapshot}), and what a database says of itself ({@code database}).
 */
@NullMarked
package dev.holdfast.etcd;

import org.jspecify.annotations.NullMarked;
