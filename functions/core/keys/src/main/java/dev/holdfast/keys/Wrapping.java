package dev.holdfast.keys;

import java.util.Map;

/**
 * A wrapped secret.
 *
 * @param parameters what unwrapping takes besides the key, such as a salt or a KMS key's id; public
 * @param ciphertext at most a few hundred bytes
 */
@SuppressWarnings("ArrayRecordComponent") // ciphertext is handed on, never compared
public record Wrapping(Map<String, String> parameters, byte[] ciphertext) {
    public Wrapping {
        parameters = Map.copyOf(parameters);
    }
}
