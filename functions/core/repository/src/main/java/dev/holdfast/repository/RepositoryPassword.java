package dev.holdfast.repository;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The password of one key file. Kept as bytes that {@link #close} wipes; never shown. */
public final class RepositoryPassword implements AutoCloseable {
    private final byte[] bytes;

    private RepositoryPassword(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException(
                    "The repository's password is empty: give it by file, variable or secret");
        }
        this.bytes = bytes;
    }

    /** A password from text, as UTF-8. */
    public static RepositoryPassword of(String password) {
        return new RepositoryPassword(password.getBytes(StandardCharsets.UTF_8));
    }

    /** A password from the bytes of a file: white space around it is no part of it, as with restic. */
    public static RepositoryPassword ofFile(byte[] content) {
        int start = 0;
        int end = content.length;
        while (end > start && isSpace(content[end - 1])) {
            end--;
        }
        while (start < end && isSpace(content[start])) {
            start++;
        }
        return new RepositoryPassword(Arrays.copyOfRange(content, start, end));
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    byte[] bytes() {
        return bytes;
    }

    /** Wipes the bytes; the password opens nothing afterwards. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "[password]";
    }
}
