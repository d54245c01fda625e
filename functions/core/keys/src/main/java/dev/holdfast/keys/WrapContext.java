package dev.holdfast.keys;

import dev.holdfast.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a wrapped password belongs to. It is bound to the ciphertext as associated data (a KMS calls it encryption context), so that
 * a wrapped password cannot be moved to another repository, nor be passed off as another holder's.
 *
 * @param config digest of the repository's {@code config}
 */
public record WrapContext(Sha256 config, HolderName holder) {
    /** As name and value, for a KMS. */
    public Map<String, String> entries() {
        return Map.of("holdfast", "wrapped-password-v1", "config", config.hex(), "holder", holder.value());
    }

    /** As bytes, for a cipher with associated data. No part can hold a line break, so the text is unambiguous. */
    public byte[] associatedData() {
        return ("holdfast wrapped-password-v1\nconfig " + config.hex() + "\nholder " + holder + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
