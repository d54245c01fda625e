package dev.holdfast.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secrets of the demo's installation, each in a file that only its owner reads: the repository's password, the key by which
 * the snapshot function signs receipts, and the key by which the restore test signs evidence.
 *
 * @param receiptPublicKey what the plan pins, base64 of the 32 raw bytes
 * @param evidencePublicKey what the plan pins, base64 of the 32 raw bytes
 */
public record Identities(
        Path password, Path receiptKey, Path evidenceKey, String receiptPublicKey, String evidencePublicKey) {
    private static final int PASSWORD_BYTES = 32;
    private static final int RAW_KEY_BYTES = 32;

    /** Makes new ones, each in a new file of {@code folder}. */
    public static Identities create(Path folder, SecureRandom random) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        byte[] password = new byte[PASSWORD_BYTES];
        random.nextBytes(password);
        KeyPair receipts = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair evidence = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new Identities(
                write(folder.resolve("repository-password"), HexFormat.of().formatHex(password)),
                write(folder.resolve("receipt-key.pem"), pem(receipts)),
                write(folder.resolve("evidence-key.pem"), pem(evidence)),
                raw(receipts),
                raw(evidence));
    }

    private static Path write(Path file, String secret) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, secret + "\n");
    }

    private static String pem(KeyPair pair) {
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PRIVATE KEY-----\n"
                + lines.encodeToString(pair.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----";
    }

    /** An X.509 Ed25519 public key ends in its 32 raw bytes (RFC 8410). */
    private static String raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - RAW_KEY_BYTES, encoded.length));
    }
}
