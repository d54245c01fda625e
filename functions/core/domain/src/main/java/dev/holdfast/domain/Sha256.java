package dev.holdfast.domain;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A SHA-256 digest: 32 bytes, shown as 64 lower-case hexadecimal digits. Nearly every file of a repository is named by the
 * digest of its own bytes, so this type is both a checksum and a name.
 */
public final class Sha256 implements Comparable<Sha256> {
    /** The digest's length in bytes. */
    public static final int LENGTH = 32;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] bytes;

    private Sha256(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The digest of all of {@code content}. */
    public static Sha256 of(byte[] content) {
        return of(content, 0, content.length);
    }

    /** The digest of {@code length} bytes of {@code content} from {@code offset}. */
    public static Sha256 of(byte[] content, int offset, int length) {
        MessageDigest digest = newDigest();
        digest.update(content, offset, length);
        return new Sha256(digest.digest());
    }

    /**
     * Takes a digest that was computed elsewhere.
     *
     * @throws IllegalArgumentException if these are not 32 bytes
     */
    public static Sha256 ofDigest(byte[] digest) {
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("A SHA-256 digest has 32 bytes, not " + digest.length);
        }
        return new Sha256(digest.clone());
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException if {@code hex} is anything else
     */
    public static Sha256 parse(String hex) {
        if (!isName(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 in 64 lower-case hexadecimal digits: '" + hex + "'");
        }
        return new Sha256(HEX.parseHex(hex));
    }

    /** Whether {@code name} is 64 lower-case hexadecimal digits, as every content-named file is called. */
    public static boolean isName(String name) {
        if (name.length() != 2 * LENGTH) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** A fresh SHA-256 computation; every Java platform has one. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, which every Java platform must have", e);
        }
    }

    /** A copy of the 32 bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Copies the 32 bytes into {@code target} at {@code offset}. */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, LENGTH);
    }

    /** All 64 hexadecimal digits. */
    public String hex() {
        return HEX.formatHex(bytes);
    }

    /** The first eight hexadecimal digits, for people. */
    public String shortHex() {
        return hex().substring(0, 8);
    }

    @Override
    public int compareTo(Sha256 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return ByteBuffer.wrap(bytes).getInt();
    }

    @Override
    public String toString() {
        return hex();
    }
}
