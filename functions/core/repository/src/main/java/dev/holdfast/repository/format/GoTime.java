package dev.holdfast.repository.format;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Times as Go's {@code RFC3339Nano}: seconds always, fractions without zeros at the end, {@code Z} for UTC. */
public final class GoTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);

    private GoTime() {}

    /** The time as Go would write it. */
    public static String format(OffsetDateTime time) {
        return FORMAT.format(time);
    }
}
