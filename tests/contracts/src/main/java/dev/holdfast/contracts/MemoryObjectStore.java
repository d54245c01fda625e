package dev.holdfast.contracts;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationProbe;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.LocationRules.Setting;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A store in memory with the manners of a versioned S3 bucket: versions, delete markers, a default retention, and locks enforced by
 * a clock that the test may move. {@link #behindTheBack()} gives what an attacker, a broken disk or a lying server would do to it.
 */
public final class MemoryObjectStore implements ObjectStore, LocationProbe {
    private final InstantSource serverClock;
    private final DefaultRetention defaultRetention;
    private final MemoryVersions versions = new MemoryVersions();

    /** A place that locks nothing by itself. */
    public MemoryObjectStore(InstantSource serverClock) {
        this(serverClock, new DefaultRetention.None());
    }

    public MemoryObjectStore(InstantSource serverClock, DefaultRetention defaultRetention) {
        this.serverClock = serverClock;
        this.defaultRetention = defaultRetention;
    }

    /** A place that locks each new file for {@code period} against everyone. */
    public static MemoryObjectStore locking(InstantSource serverClock, Duration period) {
        return new MemoryObjectStore(serverClock, new DefaultRetention.Enforced(period));
    }

    /** What nobody should be able to do. */
    public HostileActs behindTheBack() {
        return new HostileActs(this, versions);
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        byte[] bytes = Arrays.copyOfRange(content.array(), content.offset(), content.offset() + content.length());
        if (!Sha256.of(bytes).equals(content.sha256())) {
            throw new StoreException.Permanent(
                    "The bytes for " + key + " do not hash to the digest sent with them; write it again.", null);
        }
        boolean added = versions.addIfAbsent(key.value(), id -> stored(id, key, bytes));
        return added ? PutOutcome.CREATED : PutOutcome.EXISTS;
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        byte[] bytes = file(key, version).bytes();
        if (range.offset() > 0 && range.offset() >= bytes.length) {
            throw new StoreException.Permanent(
                    "The range of " + key + " begins at " + range.offset() + ", but it has " + bytes.length
                            + " bytes; look at its size first.",
                    null);
        }
        int offset = (int) range.offset();
        return new ByteArrayInputStream(bytes, offset, (int) Math.min(range.length(), bytes.length - offset));
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        MemoryVersion file = file(key, version);
        return new ObjectStat(key, file.id(), file.bytes().length, file.modified(), file.lock(), serverClock.instant());
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return versions.of(key.value());
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        listVersions(prefix, startAfter, version -> {
            if (version.current() && version.kind() == ObjectVersion.Kind.FILE) {
                consumer.accept(new ObjectEntry(version.key(), version.size(), version.modified()));
            }
        });
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        versions.below(prefix, startAfter).forEach(name -> versions.of(name).forEach(consumer));
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        MemoryVersion file = file(key, version);
        if (file.lockedUntil().isAfter(until)) {
            throw new StoreException.Refused(
                    "The lock of " + key + " until " + file.lockedUntil() + " cannot be shortened to " + until + ".",
                    null);
        }
        Lock lock = Lock.enforced(until);
        versions.replace(key.value(), file.withLock(lock));
        return lock;
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        synchronized (versions) {
            MemoryVersion found = versions.find(key.value(), version).orElseThrow(() -> notFound(key));
            if (found.lockedUntil().isAfter(serverClock.instant())) {
                throw new StoreException.Refused(
                        "Deleting " + key + " is refused: it is locked until " + found.lockedUntil() + ".", null);
            }
            versions.remove(key.value(), version);
        }
    }

    @Override
    public LocationRules rules() {
        return new LocationRules(defaultRetention, Setting.ON, Setting.ON, serverClock.instant());
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public void close() {}

    MemoryVersion stored(VersionId id, ObjectKey key, byte[] bytes) {
        return new MemoryVersion(id, key, bytes, false, serverClock.instant(), lockNow());
    }

    MemoryVersion marker(VersionId id, ObjectKey key) {
        return new MemoryVersion(id, key, new byte[0], true, serverClock.instant(), Lock.none());
    }

    MemoryVersion file(ObjectKey key, VersionSelector version) {
        MemoryVersion found = versions.find(key.value(), version).orElseThrow(() -> notFound(key));
        if (found.isMarker()) {
            throw notFound(key);
        }
        return found;
    }

    private Lock lockNow() {
        return switch (defaultRetention) {
            case DefaultRetention.Enforced(Duration period) ->
                Lock.enforced(serverClock.instant().plus(period));
            case DefaultRetention.Bypassable(Duration period, String mode) ->
                new Lock.Bypassable(serverClock.instant().plus(period), mode);
            case DefaultRetention.None() -> Lock.none();
            case DefaultRetention.Unknown(String why) -> new Lock.Unknown(why);
        };
    }

    private static StoreException.NotFound notFound(ObjectKey key) {
        return new StoreException.NotFound("There is no " + key + " in memory; list what is there.", null);
    }
}
