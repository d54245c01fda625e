/** How a cluster gets its database back: a data directory for each member, and what its administrator must do, word by word. */
@NullMarked
package dev.holdfast.etcd.restore;

import org.jspecify.annotations.NullMarked;
