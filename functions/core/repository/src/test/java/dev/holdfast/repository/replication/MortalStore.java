package dev.holdfast.repository.replication;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A store to which nothing happens any more after so many calls: as a store sees it when we are killed. */
final class MortalStore extends ForwardingObjectStore {
    private final AtomicInteger callsLeft;

    MortalStore(ObjectStore inner, int calls) {
        super(inner);
        this.callsLeft = new AtomicInteger(calls);
    }

    boolean isDead() {
        return callsLeft.get() < 0;
    }

    private void live() {
        if (callsLeft.decrementAndGet() < 0) {
            throw new StoreException.AccessDenied("killed", null);
        }
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        live();
        return super.putIfAbsent(key, content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        live();
        return super.read(key, version, range);
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        live();
        return super.versions(key);
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        live();
        super.list(prefix, startAfter, consumer);
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        live();
        super.listVersions(prefix, startAfter, consumer);
    }
}
