/**
 * What every {@link dev.holdfast.store.ObjectStore} must do, as tests that each adapter inherits
 * ({@link dev.holdfast.contracts.ObjectStoreContract}), and two stores for the tests of everybody else: one in memory that can be
 * attacked ({@link dev.holdfast.contracts.MemoryObjectStore}), and one that fails on command
 * ({@link dev.holdfast.contracts.FaultyObjectStore}).
 */
@NullMarked
package dev.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
