package dev.holdfast.repository.replication;

import java.time.Duration;

/**
 * What copying may use.
 *
 * @param transfers how many files at once, at most
 * @param bufferBytes memory for files on their way; a single file may be larger and then travels alone
 * @param attempts how often a file is tried when the store says that trying again may help
 * @param pause before the second attempt; four times as long before each further one
 */
public record TransferLimits(int transfers, long bufferBytes, int attempts, Duration pause) {
    /** Four packs of 16 MiB, their usual size, on their way: enough to keep both ends busy, within 256 MiB for the whole process. */
    public static final TransferLimits DEFAULT = new TransferLimits(16, 80L << 20, 3, Duration.ofMillis(250));

    public TransferLimits {
        if (transfers < 1 || bufferBytes < 1 || attempts < 1 || pause.isNegative()) {
            throw new IllegalArgumentException("Copying needs at least one transfer, one byte and one attempt");
        }
    }
}
