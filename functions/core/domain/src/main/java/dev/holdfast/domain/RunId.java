package dev.holdfast.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Names one firing of a plan: {@code 20261121-060000-3f9a1c}, the time in UTC and six hexadecimal digits. Its order as text is the
 * order in time. The time is what whoever asked said: it names, it proves nothing; ages are reckoned from what servers say.
 */
public record RunId(String value) implements Comparable<RunId> {
    /** What is accepted. */
    public static final String PATTERN = "^[0-9]{8}-[0-9]{6}-[0-9a-f]{6}$";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
            .withResolverStyle(java.time.format.ResolverStyle.STRICT);

    public RunId {
        if (!COMPILED.matcher(value).matches() || !isTime(value)) {
            throw InvalidFieldException.notA(
                    "run",
                    value,
                    "a run's id",
                    "a time in UTC and six hexadecimal digits, as in 20261121-060000-3f9a1c");
        }
    }

    private static boolean isTime(String value) {
        try {
            return LocalDateTime.parse(value.substring(0, 15), TIME).getYear() >= 2000;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A run that somebody asks for now; two in one second differ. */
    public static RunId onDemand(Instant now, RandomGenerator random) {
        return of(now, String.format(Locale.ROOT, "%06x", random.nextInt(1 << 24)));
    }

    /** The run of {@code subject} (namespace/plan) that a schedule fires at {@code firing}: the same however often it is asked. */
    public static RunId scheduled(Instant firing, String subject) {
        byte[] named = (subject + "@" + firing.getEpochSecond()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return of(firing, Sha256.of(named).hex().substring(0, 6));
    }

    private static RunId of(Instant time, String suffix) {
        return new RunId(TIME.format(time.atOffset(ZoneOffset.UTC)) + "-" + suffix);
    }

    /** The time that the id states, in whole seconds. */
    public Instant statedTime() {
        return LocalDateTime.parse(value.substring(0, 15), TIME).toInstant(ZoneOffset.UTC);
    }

    @Override
    public int compareTo(RunId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
