package dev.holdfast.repository;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
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

    /** A fresh password of 256 random bits, as 64 hexadecimal digits, so that it can be typed into restic too. */
    public static RepositoryPassword generate(SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        byte[] digits = new byte[64];
        for (int i = 0; i < digits.length; i++) {
            int half = (bits[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
            digits[i] = (byte) Character.forDigit(half, 16);
        }
        Arrays.fill(bits, (byte) 0);
        return new RepositoryPassword(digits);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** A copy of the bytes, for whoever wraps them; that one wipes its copy. */
    public byte[] copy() {
        return bytes.clone();
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
