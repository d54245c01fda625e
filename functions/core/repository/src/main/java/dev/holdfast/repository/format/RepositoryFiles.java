package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of a repository as whole, checked byte arrays. Under a content name only bytes of that hash are ever returned: where
 * somebody put another version or a delete marker on top, the genuine version below is found and read.
 */
public final class RepositoryFiles {
    /** What to do about a damaged or missing file. */
    public static final String FROM_ANOTHER_COPY =
            "Take it from another copy: move what is damaged away, and run holdfast replicate"
                    + " or, in the plan's first copy, put the file of the same name there by hand.";

    private final ObjectStore store;

    public RepositoryFiles(ObjectStore store) {
        this.store = store;
    }

    /** The store. */
    public ObjectStore store() {
        return store;
    }

    /**
     * All bytes of a content-named file.
     *
     * @throws RepositoryException.Damaged if no version of it has the bytes that its name promises, or it exceeds {@code limit}
     */
    public byte[] read(ObjectKey file, int limit) {
        Optional<byte[]> current = readIfGenuine(file, VersionSelector.CURRENT, limit);
        if (current.isPresent()) {
            return current.get();
        }
        for (ObjectVersion version : genuineFirst(file)) {
            Optional<byte[]> bytes = readIfGenuine(file, version.version(), limit);
            if (bytes.isPresent()) {
                return bytes.get();
            }
        }
        throw new RepositoryException.Damaged(
                file, "missing, or its bytes do not match its name. " + FROM_ANOTHER_COPY);
    }

    private Optional<byte[]> readIfGenuine(ObjectKey file, VersionSelector version, int limit) {
        try {
            byte[] bytes = readUpTo(file, version, limit);
            return Sha256.of(bytes).equals(file.digest()) ? Optional.of(bytes) : Optional.empty();
        } catch (StoreException.NotFound | RepositoryException.Damaged e) {
            return Optional.empty();
        }
    }

    /** Whether there is such a file, if only below a delete marker. */
    public boolean exists(ObjectKey file) {
        try {
            store.stat(file, VersionSelector.CURRENT);
            return true;
        } catch (StoreException.NotFound e) {
            return !genuineFirst(file).isEmpty();
        }
    }

    /** The versions below the current one, oldest first: the first to be written is the likeliest to be ours. */
    public List<ObjectVersion> genuineFirst(ObjectKey file) {
        try {
            List<ObjectVersion> versions = new ArrayList<>(store.versions(file));
            versions.removeIf(version -> version.kind() == ObjectVersion.Kind.DELETE_MARKER);
            return versions.reversed();
        } catch (StoreException.Unsupported | StoreException.AccessDenied e) {
            // What lies on top is all that this place, or this identity, can see.
            return List.of();
        }
    }

    /**
     * All bytes of a file, whatever they are.
     *
     * @throws RepositoryException.Damaged if there are more than {@code limit}
     */
    public byte[] readUpTo(ObjectKey file, VersionSelector version, int limit) {
        try (InputStream in = store.read(file, version, ByteRange.ALL)) {
            byte[] bytes = in.readNBytes(limit);
            if (bytes.length == limit && in.read() >= 0) {
                throw new RepositoryException.Damaged(
                        file, "larger than " + limit + " bytes, which no genuine one is.");
            }
            return bytes;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * Fills {@code target} from a range of a file.
     *
     * @throws RepositoryException.Damaged if the file is missing or ends before the range does
     */
    public void range(ObjectKey file, VersionSelector version, long offset, byte[] target) {
        try (InputStream in = store.read(file, version, new ByteRange(offset, target.length))) {
            int got = in.readNBytes(target, 0, target.length);
            if (got < target.length) {
                throw new RepositoryException.Damaged(file, "ends at byte " + (offset + got) + ", too early.");
            }
        } catch (StoreException.NotFound e) {
            throw new RepositoryException.Damaged(file, "missing. " + FROM_ANOTHER_COPY, e);
        } catch (StoreException.Refused
                | StoreException.AccessDenied
                | StoreException.Distrusted
                | StoreException.Unsupported e) {
            throw e;
        } catch (StoreException.Permanent e) {
            throw new RepositoryException.Damaged(file, "cannot be read at byte " + offset + ".", e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static RuntimeException failed(ObjectKey file, IOException e) {
        return StoreException.unwrap(e)
                .<RuntimeException>map(inner -> inner)
                .orElseGet(() -> new StoreException.Retryable("Reading " + file + " was cut short", null, e));
    }

    /** Lists every file below {@code prefix}; those hidden by delete markers too, where the store has versions. */
    public void list(String prefix, Consumer<ObjectEntry> consumer) {
        try {
            Oldest oldest = new Oldest(consumer);
            store.listVersions(prefix, "", oldest);
            oldest.flush();
        } catch (StoreException.Unsupported | StoreException.AccessDenied e) {
            store.list(prefix, "", consumer);
        }
    }

    /**
     * Writes a file under {@code prefix}, named by its bytes. If the name is taken, the bytes there are compared.
     *
     * @throws RepositoryException.Damaged if other bytes lie under the name
     */
    public void write(ObjectKey file, Content content) {
        if (put(file, content) == PutOutcome.EXISTS) {
            read(file, Math.max(content.length(), 1));
        }
    }

    private PutOutcome put(ObjectKey file, Content content) {
        try {
            return store.putIfAbsent(file, content);
        } catch (StoreException.OutcomeUnknown e) {
            // The first writer wins, also if it was this one: asking again cannot harm.
            return store.putIfAbsent(file, content);
        }
    }

    /** Of the versions of a key, newest first, keeps the last that is a file. */
    private static final class Oldest implements Consumer<ObjectVersion> {
        private final Consumer<ObjectEntry> consumer;
        private Optional<ObjectVersion> pending = Optional.empty();

        Oldest(Consumer<ObjectEntry> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void accept(ObjectVersion version) {
            if (version.kind() == ObjectVersion.Kind.FILE) {
                if (pending.isPresent() && !pending.get().key().equals(version.key())) {
                    flush();
                }
                pending = Optional.of(version);
            }
        }

        void flush() {
            pending.ifPresent(file -> consumer.accept(new ObjectEntry(file.key(), file.size(), file.modified())));
            pending = Optional.empty();
        }
    }
}
