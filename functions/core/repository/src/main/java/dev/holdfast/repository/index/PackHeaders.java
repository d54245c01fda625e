package dev.holdfast.repository.index;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackHeader;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectKey;
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
        byte[] tail = tail(file, size, (int) Math.min(size, FIRST_TRY));
        int length = PackHeader.length(file, size, tail);
        if (length + PackHeader.SUFFIX > tail.length) {
            tail = tail(file, size, length + PackHeader.SUFFIX);
        }
        int start = tail.length - PackHeader.SUFFIX - length;
        return PackHeader.decode(key, file, new SealingKey.Span(tail, start, length), size);
    }

    private byte[] tail(ObjectKey file, long size, int length) {
        byte[] tail = new byte[length];
        files.range(file, VersionSelector.CURRENT, size - length, tail);
        return tail;
    }
}
