package dev.holdfast.repository.index;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackHeader;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.VersionSelector;

/** Reads what packs say of themselves: one small range for most, a second one for those with very many blobs. */
public final class PackHeaders {
    private static final int FIRST_TRY = 16 << 10;

    private final RepositoryFiles files;
    private final SealingKey key;

    public PackHeaders(RepositoryFiles files, SealingKey key) {
        this.files = files;
        this.key = key;
    }

    /**
     * What the pack of {@code size} bytes holds.
     *
     * @throws RepositoryException.Damaged if its header is not authentic, malformed, or does not add up to its size
     */
    public PackContents read(PackId pack, long size) {
        ObjectKey file = RepositoryLayout.key(pack);
        if (size <= SealingKey.OVERHEAD + PackHeader.SUFFIX || size > PackContents.LARGEST_PACK) {
            throw new RepositoryException.Damaged(file, "a file of " + size + " bytes is no pack.");
        }
        try {
            return read(file, VersionSelector.CURRENT, size);
        } catch (RepositoryException.Damaged current) {
            // Somebody may have put another version, or a delete marker, on top of the genuine one.
            for (ObjectVersion version : files.genuineFirst(file)) {
                try {
                    return read(file, version.version(), size);
                } catch (RepositoryException.Damaged e) {
                    current.addSuppressed(e);
                }
            }
            throw current;
        }
    }

    private PackContents read(ObjectKey file, VersionSelector version, long size) {
        byte[] tail = tail(file, version, size, (int) Math.min(size, FIRST_TRY));
        int length = PackHeader.length(file, size, tail);
        if (length + PackHeader.SUFFIX > tail.length) {
            tail = tail(file, version, size, length + PackHeader.SUFFIX);
        }
        int start = tail.length - PackHeader.SUFFIX - length;
        return PackHeader.decode(key, file, new SealingKey.Span(tail, start, length), size);
    }

    private byte[] tail(ObjectKey file, VersionSelector version, long size, int length) {
        byte[] tail = new byte[length];
        files.range(file, version, size - length, tail);
        return tail;
    }
}
