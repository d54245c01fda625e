package dev.holdfast.contracts;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionId;
import java.time.Instant;

/** One version in memory. The array is never changed: damage replaces the version. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MemoryVersion(VersionId id, ObjectKey key, byte[] bytes, boolean isMarker, Instant modified, Lock lock) {
    MemoryVersion withLock(Lock changed) {
        return new MemoryVersion(id, key, bytes, isMarker, modified, changed);
    }

    MemoryVersion withBytes(byte[] changed) {
        return new MemoryVersion(id, key, changed, isMarker, modified, lock);
    }

    Instant lockedUntil() {
        return switch (lock) {
            case Lock.Enforced(Instant until) -> until;
            case Lock.Bypassable(Instant until, String _) -> until;
            case Lock.None(), Lock.Unknown(String _) -> Instant.MIN;
        };
    }

    ObjectVersion shown(boolean current) {
        ObjectVersion.Kind kind = isMarker ? ObjectVersion.Kind.DELETE_MARKER : ObjectVersion.Kind.FILE;
        return new ObjectVersion(key, id, kind, current, bytes.length, modified);
    }
}
