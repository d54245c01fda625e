package dev.holdfast.evidence.dsse;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 private key with its public half. Neither {@code toString} nor any message shows it. */
public final class SigningKey {
    private static final String LABEL = "PRIVATE KEY";

    private final PrivateKey key;
    private final PublicSigningKey publicKey;

    private SigningKey(PrivateKey key, PublicSigningKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** A fresh key. */
    public static SigningKey generate(SecureRandom random) {
        KeyPair pair = pair(random);
        return new SigningKey(pair.getPrivate(), PublicSigningKey.of(pair.getPublic()));
    }

    /**
     * Reads a key in PKCS#8, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @param pem a PEM block {@code PRIVATE KEY}, or its base64 alone
     * @throws IllegalArgumentException if it is anything else; the message does not repeat it
     */
    public static SigningKey fromPem(String pem) {
        byte[] pkcs8;
        try {
            pkcs8 = Base64.getDecoder().decode(Pem.body(pem, LABEL));
        } catch (IllegalArgumentException e) {
            throw notAKey();
        }
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new SigningKey(key, publicHalf((EdECPrivateKey) key));
        } catch (GeneralSecurityException e) {
            throw notAKey();
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }

    private static IllegalArgumentException notAKey() {
        // No cause: parsers like to quote what they could not read.
        return new IllegalArgumentException(
                "Not an Ed25519 private key in PKCS#8 PEM. Make one with: openssl genpkey -algorithm ed25519");
    }

    /** The generator takes exactly the 32 bytes of the seed from its random source, so a source of just that seed derives the public half. */
    private static PublicSigningKey publicHalf(EdECPrivateKey key) {
        byte[] seed = key.getBytes()
                .orElseThrow(() -> new IllegalArgumentException("The signing key cannot be read from its keeper"));
        try {
            return PublicSigningKey.of(pair(new SeedOnly(seed)).getPublic());
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static KeyPair pair(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no Ed25519, which every Java since 15 must have", e);
        }
    }

    /** Its public half, to be pinned. */
    public PublicSigningKey publicKey() {
        return publicKey;
    }

    /** PKCS#8 PEM, to be kept as secret as the repository's password. */
    public String toPem() {
        return Pem.block(LABEL, Base64.getEncoder().encodeToString(key.getEncoded()));
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing failed with key " + publicKey.keyId(), e);
        }
    }

    @Override
    public String toString() {
        return "[signing key " + publicKey.keyId() + "]";
    }

    private static final class SeedOnly extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        SeedOnly(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("The Ed25519 generator asked for " + bytes.length + " bytes of seed");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
