package dev.holdfast.store.s3;

import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkResponse;

/** What every answer of S3 carries. */
final class S3Answers {
    private S3Answers() {}

    /** The version that an answer names; a bucket without versions names none, and calls it {@code null} in listings. */
    static VersionId versionOf(@Nullable String id) {
        return new VersionId(id == null || id.isEmpty() ? "null" : id);
    }

    /** A part of an answer that S3 always sends; a server that does not is none that we can work with. */
    static <T> T part(@Nullable T value, String name, S3Settings settings) {
        if (value == null) {
            throw new StoreException.Permanent(
                    "The server of " + settings + " left out the " + name + " of a file; use a server that speaks S3.",
                    null);
        }
        return value;
    }

    /** The server's clock. */
    static Instant serverTime(SdkResponse response, S3Settings settings) {
        String date = response.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        try {
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            throw new StoreException.Permanent(
                    "The server of " + settings + " does not tell its time (Date: '" + date
                            + "'), without which no lock can be judged; use a server that does.",
                    e);
        }
    }
}
