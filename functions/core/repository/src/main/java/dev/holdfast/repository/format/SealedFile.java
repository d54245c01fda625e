package dev.holdfast.repository.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The envelope of index and snapshot files: sealed, and within it a byte 2 and compressed JSON. Plain JSON (it begins with
 * {@code [} or <code>&#123;</code>) is read too: {@code config} is so, and whatever format version 1 left behind.
 */
public final class SealedFile {
    /** The largest stored file of these kinds that is read: restic's largest indexes have a tenth of it. */
    public static final int LARGEST_STORED = 128 << 20;

    private static final byte COMPRESSED = 2;
    private static final long LARGEST_PLAIN = 2L << 30;

    private SealedFile() {}

    /** Compresses and seals JSON. */
    public static byte[] encode(SealingKey key, Nonces nonces, byte[] json) {
        byte[] body = new byte[1 + (int) Zstd.compressBound(json.length)];
        body[0] = COMPRESSED;
        long length =
                Zstd.compressByteArray(body, 1, body.length - 1, json, 0, json.length, Compression.DEFAULT.level());
        if (Zstd.isError(length)) {
            throw new IllegalStateException("zstd failed: " + Zstd.getErrorName(length));
        }
        byte[] sealed = new byte[1 + (int) length + SealingKey.OVERHEAD];
        key.seal(nonces.next(), new SealingKey.Span(body, 0, 1 + (int) length), sealed, 0);
        return sealed;
    }

    /**
     * Opens a file whose bytes match its name. The stream fails with an {@code IOException} where the content is malformed.
     *
     * @throws RepositoryException.Damaged if it was not sealed with this key
     */
    public static InputStream decode(SealingKey key, ObjectKey file, byte[] stored) {
        byte[] plain = new byte[Math.max(0, stored.length - SealingKey.OVERHEAD)];
        if (!key.open(SealingKey.Span.of(stored), plain, 0)) {
            throw new RepositoryException.Damaged(
                    file, "its authentication code is wrong: it was altered, or written with another key.");
        }
        if (plain.length > 0 && (plain[0] == '{' || plain[0] == '[')) {
            return new ByteArrayInputStream(plain);
        }
        if (plain.length == 0 || plain[0] != COMPRESSED) {
            throw new RepositoryException.Damaged(file, "neither JSON nor compressed JSON; a newer format perhaps.");
        }
        return decompress(file, plain);
    }

    private static InputStream decompress(ObjectKey file, byte[] plain) {
        try {
            InputStream compressed = new ByteArrayInputStream(plain, 1, plain.length - 1);
            return new BoundedInputStream(new ZstdInputStream(compressed), LARGEST_PLAIN);
        } catch (IOException e) {
            throw new RepositoryException.Damaged(file, "cannot be decompressed.", e);
        }
    }
}
