package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The end of a pack: one entry for each blob, sealed, then the length of all that in four bytes, little-endian. An entry is
 * {@code type, u32le length, id} with type 0 (data) or 1 (tree), or {@code type, u32le length, u32le plain length, id} with type
 * 2 or 3 for compressed blobs.
 */
public final class PackHeader {
    /** The four bytes at the very end. */
    public static final int SUFFIX = 4;

    /** The largest header that restic accepts. */
    public static final int LARGEST = 16 << 20;

    private static final int PLAIN_ENTRY = 1 + 4 + Sha256.LENGTH;
    private static final int COMPRESSED_ENTRY = PLAIN_ENTRY + 4;

    private PackHeader() {}

    /** Bytes that header and suffix take. */
    public static int storedSize(PackContents contents) {
        int size = SealingKey.OVERHEAD + SUFFIX;
        for (int blob = 0; blob < contents.size(); blob++) {
            size += contents.plainLength(blob) == 0 ? PLAIN_ENTRY : COMPRESSED_ENTRY;
        }
        return size;
    }

    /** The most bytes that header and suffix take for so many blobs. */
    public static int storedSizeAtMost(int blobs) {
        return SealingKey.OVERHEAD + SUFFIX + blobs * COMPRESSED_ENTRY;
    }

    /** Writes header and suffix into {@code pack} at {@code at}; returns where they end. */
    public static int encode(SealingKey key, Nonces nonces, PackContents contents, byte[] pack, int at) {
        byte[] plain = new byte[storedSize(contents) - SealingKey.OVERHEAD - SUFFIX];
        ByteBuffer entries = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        contents.forEach((blob, ids, idAt) -> {
            boolean compressed = contents.plainLength(blob) != 0;
            boolean tree = contents.type(blob) == BlobType.TREE;
            entries.put((byte) ((tree ? 1 : 0) + (compressed ? 2 : 0)));
            entries.putInt(contents.length(blob));
            if (compressed) {
                entries.putInt(contents.plainLength(blob));
            }
            entries.put(ids, idAt, Sha256.LENGTH);
        });
        key.seal(nonces.next(), SealingKey.Span.of(plain), pack, at);
        int sealed = plain.length + SealingKey.OVERHEAD;
        ByteBuffer.wrap(pack).order(ByteOrder.LITTLE_ENDIAN).putInt(at + sealed, sealed);
        return at + sealed + SUFFIX;
    }

    /**
     * The length of the header by the last four bytes of {@code tail}.
     *
     * @throws RepositoryException.Damaged if no pack of {@code packSize} bytes can have such a header
     */
    public static int length(ObjectKey pack, long packSize, byte[] tail) {
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(tail.length - SUFFIX);
        if (length <= SealingKey.OVERHEAD || length > LARGEST || length > packSize - SUFFIX) {
            throw new RepositoryException.Damaged(
                    pack, "its end says that its header has " + Integer.toUnsignedString(length) + " bytes.");
        }
        return length;
    }

    /**
     * Reads a sealed header.
     *
     * @throws RepositoryException.Damaged if it is not authentic, malformed, or does not add up to {@code packSize}
     */
    public static PackContents decode(SealingKey key, ObjectKey pack, SealingKey.Span sealed, long packSize) {
        byte[] plain = new byte[Math.max(0, sealed.length() - SealingKey.OVERHEAD)];
        if (!key.open(sealed, plain, 0)) {
            throw new RepositoryException.Damaged(pack, "the authentication code of its header is wrong.");
        }
        PackContents contents = new PackContents(plain.length / PLAIN_ENTRY + 1);
        try {
            entries(plain, contents);
        } catch (IllegalArgumentException e) {
            throw new RepositoryException.Damaged(pack, "its header is malformed: " + e.getMessage(), e);
        }
        if (contents.packSize() != packSize) {
            throw new RepositoryException.Damaged(
                    pack, "its header describes " + contents.packSize() + " bytes; the file has " + packSize + ".");
        }
        return contents;
    }

    private static void entries(byte[] plain, PackContents contents) {
        ByteBuffer entries = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int offset = 0;
        while (entries.hasRemaining()) {
            int kind = entries.get();
            int size = kind < 2 ? PLAIN_ENTRY : COMPRESSED_ENTRY;
            if (kind < 0 || kind > 3 || entries.remaining() < size - 1) {
                throw new IllegalArgumentException("entry " + contents.size() + " is of no kind, or cut short");
            }
            int length = entries.getInt();
            int plainLength = kind < 2 ? 0 : entries.getInt();
            if (kind >= 2 && plainLength == 0) {
                throw new IllegalArgumentException("entry " + contents.size() + " decompresses to nothing");
            }
            BlobType type = (kind & 1) == 0 ? BlobType.DATA : BlobType.TREE;
            PackContents.Place place = new PackContents.Place(offset, length, plainLength);
            contents.add(type, plain, entries.position(), place);
            entries.position(entries.position() + Sha256.LENGTH);
            offset += length;
        }
    }
}
