package dev.holdfast.lab.azure.worm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Version ids look like {@code 2021-06-04T19:05:22.5855239Z} [RECORDED]: their order as text is their order in time. */
final class VersionId {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS'Z'");

    private VersionId() {}

    static String of(Instant instant) {
        return FORM.format(instant.atOffset(ZoneOffset.UTC));
    }
}
