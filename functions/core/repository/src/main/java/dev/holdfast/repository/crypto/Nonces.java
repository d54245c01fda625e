package dev.holdfast.repository.crypto;

import java.security.SecureRandom;

/** Random 16-byte IVs, drawn from the source many at a time. Safe for many threads at once. */
public final class Nonces {
    private static final int LENGTH = 16;

    private final SecureRandom random;
    private final byte[] drawn = new byte[256 * LENGTH];
    private int used = drawn.length;

    public Nonces(SecureRandom random) {
        this.random = random;
    }

    /** The next one. */
    public synchronized byte[] next() {
        if (used == drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        byte[] nonce = new byte[LENGTH];
        System.arraycopy(drawn, used, nonce, 0, LENGTH);
        used += LENGTH;
        return nonce;
    }
}
