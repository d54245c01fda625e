/**
 * The one interface through which Holdfast touches storage, and what may go wrong there.
 *
 * <p>{@link dev.holdfast.store.ObjectStore} is the specification that every adapter keeps and that {@code tests/contracts}
 * checks; {@link dev.holdfast.store.StoreException} is the whole vocabulary of failure.
 */
@NullMarked
package dev.holdfast.store;

import org.jspecify.annotations.NullMarked;
