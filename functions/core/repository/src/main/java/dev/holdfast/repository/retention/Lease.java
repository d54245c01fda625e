package dev.holdfast.repository.retention;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;

/** What the server says of the version that holds a file's genuine bytes. */
public record Lease(ObjectKey key, VersionId version, Lock lock) {}
