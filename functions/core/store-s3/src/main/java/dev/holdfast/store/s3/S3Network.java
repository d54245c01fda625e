package dev.holdfast.store.s3;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way there.
 *
 * @param proxy such as {@code http://proxy:3128}; null for what the environment says ({@code HTTPS_PROXY}), or none
 * @param caFile certificates in PEM that are trusted beside those that Java trusts; null for none
 * @param patience how long the server may keep silent before we give the request up
 */
public record S3Network(@Nullable URI proxy, @Nullable Path caFile, Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public S3Network {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("A server cannot answer within " + patience);
        }
    }

    /** No proxy, no certificates of one's own. */
    public static S3Network direct() {
        return new S3Network(null, null, PATIENCE);
    }

    /** Through a proxy or with certificates, either of them null. */
    public static S3Network via(@Nullable URI proxy, @Nullable Path caFile) {
        return new S3Network(proxy, caFile, PATIENCE);
    }
}
