package dev.holdfast.store.content;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads and writes whole content-named files of one store. */
public final class ContentFiles {
    private final ObjectStore store;
    private final int maxBytes;

    /**
     * @param maxBytes no file of these is larger; what is larger is reported as damaged and not read into memory
     */
    public ContentFiles(ObjectStore store, int maxBytes) {
        this.store = store;
        this.maxBytes = maxBytes;
    }

    /**
     * Writes a file below {@code folder} under the digest of its bytes. Twice is as once; a lost answer is looked up.
     *
     * @param folder such as {@code receipts/}
     * @return the name that it got
     * @throws StoreException.OtherContent if the name is taken by other bytes and by no genuine ones
     * @throws StoreException.OutcomeUnknown if the answer was lost and the file is not to be seen
     */
    public Sha256 write(String folder, byte[] bytes) {
        Content content = Content.of(bytes);
        ObjectKey key = ObjectKey.of(folder + content.sha256().hex());
        put(key, content);
        return content.sha256();
    }

    private void put(ObjectKey key, Content content) {
        try {
            if (store.putIfAbsent(key, content) == PutOutcome.CREATED) {
                return;
            }
        } catch (StoreException.OutcomeUnknown e) {
            if (read(key) instanceof ContentFile.Absent) {
                throw e;
            }
        }
        if (!(read(key) instanceof ContentFile.Genuine)) {
            throw new StoreException.OtherContent("Other content lies under " + key + " at " + store.describe()
                    + " than its name says. Nothing was changed; look at its versions, and keep them as evidence.");
        }
    }

    /**
     * Reads one file: the current version if its hash is its name, else the oldest version whose hash is.
     *
     * @param key a content-named key
     * @throws StoreException if the store fails for now; a file that can never be read is {@link ContentFile.Damaged}
     */
    public ContentFile read(ObjectKey key) {
        Sha256 name = key.digest();
        try {
            byte[] current = bytes(key, VersionSelector.CURRENT);
            if (Sha256.of(current).equals(name)) {
                return new ContentFile.Genuine(key, current, Optional.empty());
            }
        } catch (StoreException.NotFound e) {
            // Gone, or a delete marker on top: the versions will tell.
        } catch (TooLargeException e) {
            // Something foreign on top.
        }
        return oldestGenuine(key, name);
    }

    private ContentFile oldestGenuine(ObjectKey key, Sha256 name) {
        List<ObjectVersion> files = store.versions(key).stream()
                .filter(version -> version.kind() == ObjectVersion.Kind.FILE)
                .toList();
        for (ObjectVersion version : files.reversed()) {
            if (version.size() > maxBytes) {
                continue;
            }
            try {
                byte[] bytes = bytes(key, version.version());
                if (Sha256.of(bytes).equals(name)) {
                    return new ContentFile.Genuine(key, bytes, Optional.of(version.version()));
                }
            } catch (StoreException.NotFound | TooLargeException e) {
                // Expired while we looked, or not what the listing said: the next one.
            }
        }
        return files.isEmpty()
                ? new ContentFile.Absent(key)
                : new ContentFile.Damaged(
                        key,
                        "none of its " + files.size() + " versions at " + store.describe()
                                + " hashes to its name: it was altered. Move it away as evidence, and bring it from another copy, as holdfast replicate does.");
    }

    private byte[] bytes(ObjectKey key, VersionSelector version) throws TooLargeException {
        try (InputStream in = store.read(key, version, ByteRange.ALL)) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (bytes.length == maxBytes && in.read() >= 0) {
                throw new TooLargeException();
            }
            return bytes;
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .orElseGet(() -> new StoreException.Retryable(
                            "Reading " + key + " at " + store.describe() + " broke off; try again.", null, e));
        }
    }

    /**
     * Hands every file below {@code folder} to {@code consumer}, in the order of the names, hidden ones too. Several are read at
     * once, and few enough that memory stays bounded; the consumer runs in the calling thread.
     */
    public void readAll(String folder, Consumer<ContentFile> consumer) {
        try (ReadAhead ahead = new ReadAhead(this, consumer)) {
            EachKeyOnce keys = new EachKeyOnce(ahead::read);
            store.listVersions(folder, "", keys);
            keys.finish();
            ahead.finish();
        }
    }

    /** Not an error of the store: the caller treats the version as foreign. */
    private static final class TooLargeException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
