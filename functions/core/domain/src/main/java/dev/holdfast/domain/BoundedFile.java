package dev.holdfast.domain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads files that people name. What the system states as their size is not believed: {@code /dev/zero} has none and never ends, and a
 * pipe has none either.
 */
public final class BoundedFile {
    private BoundedFile() {}

    /** The file has more bytes than such a file ever has. */
    public static final class TooLargeException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        TooLargeException(Path file, int limit) {
            super(file.toString(), null, "has more than " + limit + " bytes");
        }
    }

    /**
     * All bytes.
     *
     * @throws TooLargeException if there are more than {@code limit}
     * @throws IOException if they cannot be read
     */
    public static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new TooLargeException(file, limit);
            }
            return bytes;
        }
    }

    /**
     * All text.
     *
     * @throws TooLargeException if there are more than {@code limit} bytes
     * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
     * @throws IOException if it cannot be read
     */
    public static String text(Path file, int limit) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes(file, limit)))
                .toString();
    }
}
