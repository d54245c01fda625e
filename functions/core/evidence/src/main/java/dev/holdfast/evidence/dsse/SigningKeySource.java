package dev.holdfast.evidence.dsse;

import dev.holdfast.domain.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where a private signing key is kept. The key is read each time, so that a rotated Secret is seen. */
public sealed interface SigningKeySource {
    /** A file in PKCS#8 PEM. */
    record PemFile(Path path) implements SigningKeySource {}

    /** A variable of the environment that holds the PEM text. */
    record Variable(String name) implements SigningKeySource {}

    /** The text itself, such as the value of a Kubernetes Secret. */
    record Text(String pem) implements SigningKeySource {
        @Override
        public String toString() {
            return "Text[…]";
        }
    }

    /** No key file is larger; a larger one is something else. */
    int MAX_FILE_BYTES = 64 * 1024;

    /**
     * Reads the key.
     *
     * @param environment the process's environment
     * @throws IllegalArgumentException if it is not there or not an Ed25519 key; the message says where it was looked for
     */
    default SigningKey load(Map<String, String> environment) {
        return switch (this) {
            case PemFile(Path path) -> read(path);
            case Variable(String name) -> {
                String value = environment.get(name);
                if (value == null || value.isBlank()) {
                    throw new IllegalArgumentException(
                            "The variable " + name + " holds no signing key: set it to an Ed25519 key in PKCS#8 PEM");
                }
                yield SigningKey.fromPem(value);
            }
            case Text(String pem) -> SigningKey.fromPem(pem);
        };
    }

    private static SigningKey read(Path path) {
        String text;
        try {
            text = BoundedFile.text(path, MAX_FILE_BYTES);
        } catch (BoundedFile.TooLargeException e) {
            throw new IllegalArgumentException(path + " is too large for a signing key in PKCS#8 PEM", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The signing key cannot be read from " + path + ": give an Ed25519 key in PKCS#8 PEM", e);
        }
        try {
            return SigningKey.fromPem(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
        }
    }
}
