package dev.holdfast.steps.copy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * The repository's {@code config}: the one file that is not named by its bytes, so its digest is what receipts and people pin.
 *
 * @param serverTime the storage server's clock as it answered
 */
public record ConfigFile(Sha256 digest, Instant serverTime) {
    /** Its name in a copy. */
    public static final ObjectKey KEY = ObjectKey.of("config");

    private static final int MAX_BYTES = 64 * 1024;

    /**
     * Reads it; of several versions the oldest, since we write it once and whatever lies on top was put there by somebody else.
     *
     * @throws Failure {@code NOT_FOUND} if there is no repository
     * @throws StoreException.NotFound if there is not even the bucket, container or folder
     */
    public static ConfigFile read(Copy copy) {
        try {
            VersionId genuine = copy.store().versions(KEY).stream()
                    .filter(version -> version.kind() == dev.holdfast.store.ObjectVersion.Kind.FILE)
                    .reduce((newer, older) -> older)
                    .orElseThrow(() -> missing(copy))
                    .version();
            Instant serverTime = copy.store().stat(KEY, genuine).serverTime();
            try (InputStream in = copy.store().read(KEY, genuine, new ByteRange(0, MAX_BYTES))) {
                return new ConfigFile(Sha256.of(in.readAllBytes()), serverTime);
            }
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .map(RuntimeException.class::cast)
                    .orElseGet(() -> new UncheckedIOException(e));
        }
    }

    private static Failure missing(Copy copy) {
        return new Failure(
                FailureKind.NOT_FOUND,
                "There is no repository at " + copy.store().describe()
                        + ": make it with 'holdfast repository init', or wait for the first replication to bring it");
    }
}
