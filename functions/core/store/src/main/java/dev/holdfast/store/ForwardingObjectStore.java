package dev.holdfast.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** A store that hands everything on: what a decorator overrides is what it adds. */
public abstract class ForwardingObjectStore implements ObjectStore {
    private final ObjectStore inner;

    protected ForwardingObjectStore(ObjectStore inner) {
        this.inner = inner;
    }

    /** The decorated store. */
    protected final ObjectStore inner() {
        return inner;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        return inner.putIfAbsent(key, content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        return inner.read(key, version, range);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        return inner.stat(key, version);
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return inner.versions(key);
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        inner.list(prefix, startAfter, consumer);
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        inner.listVersions(prefix, startAfter, consumer);
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return inner.extendLock(key, version, until);
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        inner.delete(key, version);
    }

    @Override
    public String describe() {
        return inner.describe();
    }

    @Override
    public void close() {
        inner.close();
    }
}
