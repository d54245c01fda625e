package dev.holdfast.contracts;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.util.Arrays;

/** What happens to a {@link MemoryObjectStore} behind our back: attacks, damaged disks, a server that does not keep its word. */
public final class HostileActs {
    private final MemoryObjectStore store;
    private final MemoryVersions versions;

    HostileActs(MemoryObjectStore store, MemoryVersions versions) {
        this.store = store;
        this.versions = versions;
    }

    /** Puts another version on top. */
    public VersionId overwrite(ObjectKey key, byte[] bytes) {
        byte[] copy = bytes.clone();
        return versions.addOnTop(key.value(), id -> store.stored(id, key, copy));
    }

    /** Puts a delete marker on top. */
    public VersionId hide(ObjectKey key) {
        return versions.addOnTop(key.value(), id -> store.marker(id, key));
    }

    /** Removes every version, locked or not. */
    public void erase(ObjectKey key) {
        versions.of(key.value()).forEach(version -> versions.remove(key.value(), version.version()));
    }

    /** Inverts one bit of the current version. */
    public void flipBit(ObjectKey key, int position) {
        MemoryVersion there = current(key);
        byte[] changed = there.bytes().clone();
        changed[position / 8] ^= (byte) (1 << (position % 8));
        versions.replace(key.value(), there.withBytes(changed));
    }

    /** Cuts the current version to {@code length} bytes. */
    public void truncate(ObjectKey key, int length) {
        MemoryVersion there = current(key);
        versions.replace(key.value(), there.withBytes(Arrays.copyOf(there.bytes(), length)));
    }

    /** Exchanges the bytes of two files. */
    public void swap(ObjectKey one, ObjectKey other) {
        MemoryVersion first = current(one);
        MemoryVersion second = current(other);
        versions.replace(one.value(), first.withBytes(second.bytes()));
        versions.replace(other.value(), second.withBytes(first.bytes()));
    }

    /** Makes the server state another lock than it promised. */
    public void relock(ObjectKey key, Lock lock) {
        versions.replace(key.value(), current(key).withLock(lock));
    }

    private MemoryVersion current(ObjectKey key) {
        return store.file(key, VersionSelector.CURRENT);
    }
}
