package dev.holdfast.repository.crypto;

import java.util.Arrays;
import org.bouncycastle.crypto.generators.SCrypt;

/** The key that a password stands for. */
public final class PasswordKey {
    /** Bytes of salt that each key file has. */
    public static final int SALT = 64;

    private PasswordKey() {}

    /** Derives the key with scrypt; this is meant to take time and memory. */
    public static SealingKey derive(byte[] password, byte[] salt, ScryptCost cost) {
        byte[] material = SCrypt.generate(password, salt, cost.n(), cost.r(), cost.p(), SealingKey.LENGTH);
        try {
            return SealingKey.of(material);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }
}
