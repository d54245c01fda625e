/**
 * A bbolt database as etcd keeps it, checked in one pass over its bytes, in the order in which they come, without ever going back.
 *
 * <p>The format is that of bbolt 1.x ({@code internal/common} of its sources). A <em>page</em> has a header of 16 bytes (its number, a
 * kind, a count, how many further pages it spans) and is a <em>meta</em> page (0 and 1: where the tree begins), a <em>branch</em>
 * (numbers of pages), a <em>leaf</em> (keys and values) or the list of free pages. A <em>bucket</em> is a tree of such pages; a small
 * one lies <em>inline</em> in the value of its entry. Which pages are in use only the whole tree tells, and it is known at the end. So
 * of each page that looks like one, some 20 bytes are remembered, and the tree is walked over these.
 */
@NullMarked
package dev.holdfast.etcd.database;

import org.jspecify.annotations.NullMarked;
