package dev.holdfast.domain;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How durations are written in plans: days, hours, minutes and seconds, such as {@code 14d}, {@code 6h}, {@code 1h30m}, {@code 30s}. */
public final class DurationText {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^([0-9]{1,5}d)?([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,7}s)?$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param field whose value it is, for the message
     * @throws InvalidFieldException if it is anything else than {@link #PATTERN}, or empty
     */
    public static Duration parse(String field, String text) {
        Matcher parts = COMPILED.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw InvalidFieldException.notA(field, text, "a duration", "for example 14d, 6h, 90m, 30s or 1h30m");
        }
        return Duration.ofDays(number(parts.group(1)))
                .plusHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
    }

    private static long number(@Nullable String part) {
        return part == null ? 0 : Long.parseLong(part.substring(0, part.length() - 1));
    }

    /** The shortest text that {@link #parse} reads back as {@code duration}; parts of a second are dropped. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDaysPart(), 'd');
        append(text, duration.toHoursPart(), 'h');
        append(text, duration.toMinutesPart(), 'm');
        append(text, duration.toSecondsPart(), 's');
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** The two largest parts only: what a person wants to know of an age. */
    public static String approximate(Duration duration) {
        Duration positive = duration.abs();
        if (positive.toDaysPart() > 0) {
            return format(Duration.ofHours(positive.toHours()));
        }
        return format(positive.toHoursPart() > 0 ? Duration.ofMinutes(positive.toMinutes()) : positive);
    }

    /** Tenths of a second below a minute, else {@link #approximate}: how long something took. */
    public static String brief(Duration duration) {
        return duration.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1fs", duration.toMillis() / 1000.0)
                : approximate(duration);
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
