package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public Ed25519 key whose signatures are believed; 32 bytes, written in base64. */
public final class TrustedKey {
    /** What is accepted: 32 bytes, or the 44 of a DER SubjectPublicKeyInfo, in base64. */
    public static final String PATTERN = "^([A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{59}=)$";

    /** What stands before an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] bytes;

    private TrustedKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a key.
     *
     * @throws InvalidFieldException if it is anything else than {@link #PATTERN} of an Ed25519 key
     */
    public static TrustedKey parse(String base64) {
        byte[] decoded = decode(base64);
        if (decoded.length == 32) {
            return new TrustedKey(decoded);
        }
        if (decoded.length == 44 && Arrays.equals(Arrays.copyOf(decoded, SPKI.length), SPKI)) {
            return new TrustedKey(Arrays.copyOfRange(decoded, SPKI.length, 44));
        }
        throw bad(base64);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw bad(base64);
        }
    }

    private static InvalidFieldException bad(String text) {
        return InvalidFieldException.notA("", text, "a public Ed25519 key", "its 32 bytes (or its DER form) in base64");
    }

    /** The 32 bytes of the key. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The 32 bytes in base64. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedKey that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
