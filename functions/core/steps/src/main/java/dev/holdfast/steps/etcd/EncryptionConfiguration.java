package dev.holdfast.steps.etcd;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Recognizes what API servers are given with {@code --encryption-provider-config}, in YAML or JSON, by what it says of itself. */
public final class EncryptionConfiguration {
    private static final Pattern KIND =
            Pattern.compile("(?m)^[\\s{,]*\"?kind\"?\\s*:\\s*\"?EncryptionConfiguration\"?\\s*,?\\s*\\}?\\s*$");
    private static final Pattern KMS = Pattern.compile("(?m)^[\\s{,\\[-]*\"?kms\"?\\s*:");

    private EncryptionConfiguration() {}

    /** Whether a file is one. */
    public static boolean isIn(byte[] file) {
        return KIND.matcher(text(file)).find();
    }

    /** Whether one names a key that lies in a KMS, and not in it. */
    public static boolean needsKms(byte[] file) {
        return KMS.matcher(text(file)).find();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
