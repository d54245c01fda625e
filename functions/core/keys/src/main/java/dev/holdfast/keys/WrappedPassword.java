package dev.holdfast.keys;

import dev.holdfast.domain.Sha256;
import java.time.Instant;

/**
 * The repository's password as one holder keeps it: one file of {@code wrapped/}.
 *
 * @param file its name
 * @param config digest of the {@code config} of the repository that it opens
 * @param created when, by the clock of whoever wrapped it; for people only
 */
public record WrappedPassword(
        Sha256 file, HolderName holder, String kind, Sha256 config, Instant created, Wrapping wrapping) {
    /** What its ciphertext is bound to. */
    public WrapContext context() {
        return new WrapContext(config, holder);
    }
}
