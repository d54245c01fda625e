/**
 * The one interface through which Holdfast touches storage, and what may go wrong there.
 *
 * <p>{@link dev.holdfast.store.ObjectStore} is the specification that every adapter keeps and that {@code tests/contracts}
 * checks; {@link dev.holdfast.store.StoreException} is the whole vocabulary of failure.
 *
 * <p>What is wanted beyond the adapter is put around it, each a store again. From the inside out, as a location is opened: the adapter;
 * {@link dev.holdfast.store.ThrottledObjectStore}; {@link dev.holdfast.store.MeteredObjectStore};
 * {@link dev.holdfast.store.RetryingObjectStore}; {@link dev.holdfast.store.PrefixedObjectStore} for the plan's folder; and, where
 * names may be taken already, {@link dev.holdfast.store.ContentCheckedObjectStore}.
 */
@NullMarked
package dev.holdfast.store;

import org.jspecify.annotations.NullMarked;
