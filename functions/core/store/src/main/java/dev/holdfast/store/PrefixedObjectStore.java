package dev.holdfast.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * A folder of another store, seen as a store of its own: {@code data/ab} here is {@code folder/data/ab} there. What lies beside
 * the folder can be neither seen nor named.
 */
public final class PrefixedObjectStore implements ObjectStore {
    private final ObjectStore inner;
    private final String prefix;

    /** @param folder without a slash at its end, such as {@code team-a/nightly} */
    public PrefixedObjectStore(ObjectStore inner, ObjectKey folder) {
        this.inner = inner;
        this.prefix = folder.value() + "/";
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        return inner.putIfAbsent(there(key), content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        return inner.read(there(key), version, range);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        ObjectStat stat = inner.stat(there(key), version);
        return new ObjectStat(key, stat.version(), stat.size(), stat.modified(), stat.lock(), stat.serverTime());
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return inner.versions(there(key)).stream().map(this::here).toList();
    }

    @Override
    public void list(String within, String startAfter, Consumer<ObjectEntry> consumer) {
        inner.list(
                prefix + within,
                startAfterThere(startAfter),
                entry -> consumer.accept(new ObjectEntry(here(entry.key()), entry.size(), entry.modified())));
    }

    @Override
    public void listVersions(String within, String startAfter, Consumer<ObjectVersion> consumer) {
        inner.listVersions(prefix + within, startAfterThere(startAfter), version -> consumer.accept(here(version)));
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return inner.extendLock(there(key), version, until);
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        inner.delete(there(key), version);
    }

    @Override
    public String describe() {
        return inner.describe() + " in " + prefix;
    }

    @Override
    public void close() {
        inner.close();
    }

    private ObjectKey there(ObjectKey key) {
        String full = prefix + key;
        if (!ObjectKey.isValid(full)) {
            throw new StoreException.Permanent(
                    "The key " + key + " has too many folders to lie in " + prefix + " at " + inner.describe()
                            + "; choose a shorter prefix for the location.",
                    null);
        }
        return ObjectKey.of(full);
    }

    private String startAfterThere(String startAfter) {
        return startAfter.isEmpty() ? "" : prefix + startAfter;
    }

    private ObjectKey here(ObjectKey key) {
        return ObjectKey.of(key.value().substring(prefix.length()));
    }

    private ObjectVersion here(ObjectVersion version) {
        return new ObjectVersion(
                here(version.key()),
                version.version(),
                version.kind(),
                version.current(),
                version.size(),
                version.modified());
    }
}
