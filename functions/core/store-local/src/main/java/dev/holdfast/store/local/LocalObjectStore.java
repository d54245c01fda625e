package dev.holdfast.store.local;

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
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.WholeInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A folder that must be there already (a missing one may be a disk that is not mounted). The guarantees come from the file system:
 * a file gets its name by {@code link(2)} after its bytes are on the disk.
 *
 * <p>A folder keeps one version of each file, and what another program overwrites or deletes is gone. Nobody but us honours the
 * leases, so its locks are {@link Lock.Bypassable}: this is never an immutable copy.
 */
public final class LocalObjectStore implements ObjectStore, LocationProbe {
    /** What {@link Lock.Bypassable#mode()} says of a folder's lease. */
    public static final String LEASE_MODE = "lease kept by a folder";

    private final Duration lockFor;
    private final InstantSource clock;
    private final LocalFolder folder;
    private final LocalLeases leases;
    private final LocalWriter writer;

    /**
     * @param lockFor how long each new file is leased by itself; zero for not at all
     * @param clock this machine's clock, which is the "server's" here
     */
    public LocalObjectStore(Path root, Duration lockFor, InstantSource clock) {
        if (lockFor.isNegative()) {
            throw new IllegalArgumentException("Files cannot be locked for " + lockFor);
        }
        this.lockFor = lockFor;
        this.clock = clock;
        this.folder = new LocalFolder(root);
        this.leases = new LocalLeases(folder);
        this.writer = new LocalWriter(folder, clock);
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        if (!Sha256.of(content.array(), content.offset(), content.length()).equals(content.sha256())) {
            throw new StoreException.Permanent(
                    "The bytes for " + key + " in " + describe()
                            + " do not hash to the digest given with them; make it again.",
                    null);
        }
        Path target = folder.path(key);
        try {
            if (folder.look(target).isPresent()) {
                return PutOutcome.EXISTS;
            }
            if (!lockFor.isZero()) {
                // Before the file shows: a file is never seen without its lease.
                leases.add(key, clock.instant().plus(lockFor));
            }
            return writer.write(target, content);
        } catch (IOException e) {
            throw LocalFailure.of("Writing", key, folder, e);
        }
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        Path path = folder.path(key);
        try {
            LocalFile file = require(key, version);
            if (range.offset() > 0 && range.offset() >= file.size()) {
                throw new StoreException.Permanent(
                        "The range of " + key + " in " + describe() + " begins at " + range.offset()
                                + ", but the file has " + file.size() + " bytes; ask for its size first.",
                        null);
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
                    .position(range.offset());
            long length = Math.min(range.length(), file.size() - range.offset());
            return new WholeInputStream(Channels.newInputStream(channel), length, key + " in " + describe());
        } catch (IOException e) {
            throw LocalFailure.of("Reading", key, folder, e);
        }
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        try {
            LocalFile file = require(key, version);
            return new ObjectStat(key, file.version(), file.size(), file.modified(), leases.lock(key), clock.instant());
        } catch (IOException e) {
            throw LocalFailure.of("Looking at", key, folder, e);
        }
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        try {
            return folder.look(folder.path(key)).map(file -> shown(key, file)).stream()
                    .toList();
        } catch (IOException e) {
            throw LocalFailure.of("Looking at", key, folder, e);
        }
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        new LocalListing(folder, prefix, startAfter)
                .run((key, file) -> consumer.accept(new ObjectEntry(key, file.size(), file.modified())));
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        new LocalListing(folder, prefix, startAfter).run((key, file) -> consumer.accept(shown(key, file)));
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        try {
            require(key, version);
            Optional<Instant> present = leases.until(key);
            if (present.isPresent() && present.get().isAfter(until)) {
                throw new StoreException.Refused(
                        "The lease of " + key + " in " + describe() + " until " + present.get()
                                + " is never shortened, so not to " + until + " either.",
                        null);
            }
            leases.add(key, until);
            return leases.lock(key);
        } catch (IOException e) {
            throw LocalFailure.of("Leasing", key, folder, e);
        }
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        try {
            require(key, version);
            Optional<Instant> lease = leases.until(key);
            if (lease.isPresent() && lease.get().isAfter(clock.instant())) {
                throw new StoreException.Refused(
                        "Deleting " + key + " in " + describe() + " is refused: it is leased until " + lease.get()
                                + "; wait until then.",
                        null);
            }
            writer.delete(folder.path(key));
            leases.forget(key);
        } catch (IOException e) {
            throw LocalFailure.of("Deleting", key, folder, e);
        }
    }

    @Override
    public LocationRules rules() {
        folder.requireThere();
        DefaultRetention retention =
                lockFor.isZero() ? new DefaultRetention.None() : new DefaultRetention.Bypassable(lockFor, LEASE_MODE);
        return new LocationRules(retention, Setting.OFF, Setting.OFF, clock.instant());
    }

    @Override
    public String describe() {
        return folder.toString();
    }

    @Override
    public void close() {}

    private LocalFile require(ObjectKey key, VersionSelector version) throws IOException {
        return folder.look(folder.path(key))
                .filter(file -> version.equals(VersionSelector.CURRENT)
                        || file.version().equals(version))
                .orElseThrow(() -> new StoreException.NotFound(
                        "There is no " + key + (version instanceof VersionId id ? " of version " + id : "") + " in "
                                + describe() + "; list what is there.",
                        null));
    }

    private static ObjectVersion shown(ObjectKey key, LocalFile file) {
        return new ObjectVersion(key, file.version(), Kind.FILE, true, file.size(), file.modified());
    }
}
