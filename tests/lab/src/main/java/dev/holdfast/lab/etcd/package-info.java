/** An etcd cluster of several members on loopback, and what an administrator, an accident or an attacker may do to it. */
@NullMarked
package dev.holdfast.lab.etcd;

import org.jspecify.annotations.NullMarked;
