package dev.holdfast.evidence.dsse;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.TrustedKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** An Ed25519 public key that somebody pinned: in a plan, in a location, or on a sheet of paper. */
public final class PublicSigningKey {
    private static final int RAW_LENGTH = 32;

    /** SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private PublicSigningKey(byte[] raw) {
        this.raw = raw;
        try {
            byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + RAW_LENGTH);
            System.arraycopy(raw, 0, x509, X509_HEAD.length, RAW_LENGTH);
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These 32 bytes are no Ed25519 public key", e);
        }
    }

    /**
     * Reads a pinned key.
     *
     * @param text base64 of the raw 32 bytes or of the X.509 form, or that X.509 form as PEM ({@code BEGIN PUBLIC KEY})
     * @throws IllegalArgumentException if it is anything else
     */
    public static PublicSigningKey parse(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Pem.body(text, "PUBLIC KEY"));
        } catch (IllegalArgumentException e) {
            throw notAKey(e);
        }
        if (bytes.length == RAW_LENGTH) {
            return new PublicSigningKey(bytes);
        }
        int head = X509_HEAD.length;
        if (bytes.length == head + RAW_LENGTH && Arrays.equals(bytes, 0, head, X509_HEAD, 0, head)) {
            return new PublicSigningKey(Arrays.copyOfRange(bytes, head, bytes.length));
        }
        throw notAKey(null);
    }

    /** A key that a plan trusts. */
    public static PublicSigningKey of(TrustedKey key) {
        return new PublicSigningKey(key.bytes());
    }

    /** A key from its X.509 form. */
    static PublicSigningKey of(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return new PublicSigningKey(Arrays.copyOfRange(x509, x509.length - RAW_LENGTH, x509.length));
    }

    private static IllegalArgumentException notAKey(@Nullable Throwable cause) {
        return new IllegalArgumentException(
                "Not an Ed25519 public key: give base64 of its 32 raw bytes or of its X.509 form (44 bytes)", cause);
    }

    /** SHA-256 of the raw 32 bytes in hexadecimal: the {@code keyid} of envelopes, and the name by which people speak of it. */
    public String keyId() {
        return Sha256.of(raw).hex();
    }

    /** Base64 of the raw 32 bytes: the form for plans and locations. */
    public String text() {
        return Base64.getEncoder().encodeToString(raw);
    }

    /** Whether this key made {@code signature} over {@code message}; a malformed signature is just a wrong one. */
    boolean made(byte[] signature, byte[] message) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicSigningKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return text();
    }
}
