package dev.holdfast.store;

import dev.holdfast.domain.Sha256;
import java.util.Objects;

/**
 * The bytes of a file to write: {@code length} bytes of {@code array} from {@code offset}, and their digest. The array is not
 * copied: whoever made it leaves it alone until the put returns.
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a large reused buffer; equality is never asked of it
public record Content(byte[] array, int offset, int length, Sha256 sha256) {
    public Content {
        Objects.checkFromIndexSize(offset, length, array.length);
        Objects.requireNonNull(sha256);
    }

    /** All of {@code bytes}, with the digest computed here. */
    public static Content of(byte[] bytes) {
        return new Content(bytes, 0, bytes.length, Sha256.of(bytes));
    }

    /** The first {@code length} bytes of {@code array}, whose digest is known. */
    public static Content of(byte[] array, int length, Sha256 sha256) {
        return new Content(array, 0, length, sha256);
    }
}
