package dev.holdfast.repository.format;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Turns the sealed bytes of a blob into its plain bytes, and believes nothing on the way. Safe for many threads at once. */
public final class BlobOpener {
    /** The largest piece of a file that is read: four times what any known writer cuts. */
    public static final int LARGEST_DATA = 32 << 20;

    /** The largest directory that is read: some 600,000 entries. */
    public static final int LARGEST_TREE = 256 << 20;

    private final SealingKey key;
    private final Queue<ZstdDecompressCtx> idle = new ConcurrentLinkedQueue<>();

    public BlobOpener(SealingKey key) {
        this.key = key;
    }

    /**
     * Refuses a place that no genuine blob has: before its bytes are read, for an index may claim anything.
     *
     * @throws RepositoryException.Damaged if so many bytes were never sealed for such a blob
     */
    public void requireGenuine(ObjectKey pack, PackContents.Place place, Named blob) {
        if (!blob.fits(place)) {
            throw damaged(
                    pack, blob, place, "claims to have " + Math.max(place.contentLength(), place.length()) + " bytes");
        }
    }

    /**
     * Opens a blob. The sealed bytes are overwritten.
     *
     * @param pack the file to blame
     * @param bytes holds the sealed blob
     * @param start where it begins in {@code bytes}
     * @param place its lengths
     * @throws RepositoryException.Damaged if it is not authentic, not {@code blob}, or unreasonably large
     */
    public byte[] open(ObjectKey pack, byte[] bytes, int start, PackContents.Place place, Named blob) {
        requireGenuine(pack, place, blob);
        if (!key.open(new SealingKey.Span(bytes, start, place.length()), bytes, start)) {
            throw damaged(pack, blob, place, "is not authentic: it was altered, or written with another key");
        }
        int length = place.length() - SealingKey.OVERHEAD;
        byte[] plain = place.plainLength() == 0
                ? Arrays.copyOfRange(bytes, start, start + length)
                : decompress(pack, bytes, start, place, blob);
        if (!Sha256.of(plain).equals(blob.id().sha256())) {
            throw damaged(pack, blob, place, "does not match its name");
        }
        return plain;
    }

    private byte[] decompress(ObjectKey pack, byte[] bytes, int start, PackContents.Place place, Named blob) {
        byte[] plain = new byte[place.plainLength()];
        ZstdDecompressCtx context = idle.poll();
        if (context == null) {
            context = new ZstdDecompressCtx();
        }
        try {
            int length = place.length() - SealingKey.OVERHEAD;
            int got = context.decompressByteArray(plain, 0, plain.length, bytes, start, length);
            if (got != plain.length) {
                throw damaged(pack, blob, place, "has " + got + " bytes when decompressed, not " + plain.length);
            }
        } catch (ZstdException e) {
            throw damaged(pack, blob, place, "cannot be decompressed (" + e.getMessage() + ")");
        } finally {
            idle.add(context);
        }
        return plain;
    }

    private static RepositoryException.Damaged damaged(
            ObjectKey pack, Named blob, PackContents.Place place, String what) {
        return new RepositoryException.Damaged(
                pack,
                "the " + blob.type().json() + " blob " + blob.id() + " at byte " + place.offset() + " " + what + ". "
                        + RepositoryFiles.FROM_ANOTHER_COPY);
    }

    /** A blob by kind and name. */
    public record Named(BlobType type, BlobId id) {
        /** Whether a blob of this kind can lie there: zstd makes what it cannot compress larger by one 256th at most, and a little. */
        public boolean fits(PackContents.Place place) {
            int largest = type == BlobType.TREE ? LARGEST_TREE : LARGEST_DATA;
            return place.contentLength() <= largest
                    && place.length() <= largest + largest / 256 + (1 << 10) + SealingKey.OVERHEAD;
        }
    }
}
