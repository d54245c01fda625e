/**
 * Gets the two programs of a control plane, etcd and kube-apiserver, in a wanted version: those that are given, else those in the
 * cache, else the official release with its checksum, else built by the Go toolchain from the module proxy, pinned by this
 * package's own go.sum files. Where nothing helps, one message says what was tried and what to do.
 */
@NullMarked
package dev.holdfast.throwaway.binaries;

import org.jspecify.annotations.NullMarked;
