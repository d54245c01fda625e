package dev.holdfast.store;

import dev.holdfast.domain.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Whether what lies under a name is what was to be written there. */
final class ContentComparison {
    private static final int BUFFER = 64 << 10;

    private ContentComparison() {}

    /**
     * Compares by size, then by hash of the bytes there.
     *
     * @throws StoreException.OtherContent if they differ
     */
    static void requireSame(ObjectStore store, ObjectKey key, Content content) {
        if (!isSame(store, key, content)) {
            throw new StoreException.OtherContent("Other content lies under " + key + " at " + store.describe()
                    + " than its name says; the file is damaged or somebody put it there. Look at its versions, and keep it as"
                    + " evidence before anything is repaired.");
        }
    }

    /** Whether the current version has these bytes. */
    static boolean isSame(ObjectStore store, ObjectKey key, Content content) {
        ObjectStat stat = store.stat(key, VersionSelector.CURRENT);
        // The version that was measured is the one that is read, whatever is put on top meanwhile.
        return stat.size() == content.length()
                && digestOf(store, key, stat.version()).equals(content.sha256());
    }

    private static Sha256 digestOf(ObjectStore store, ObjectKey key, VersionId version) {
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = store.read(key, version, ByteRange.ALL)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .orElseGet(() -> new StoreException.Retryable(
                            "Reading " + key + " at " + store.describe() + " broke off; try again.", null, e));
        }
        return Sha256.ofDigest(digest.digest());
    }
}
